using ScottPlot;
using SkiaSharp;

namespace Insights.Server.Features.Charts;

/// <summary>The font of the charts: the one that came with the build, else one of the system's.</summary>
internal static class ChartFont
{
    private const string Family = "DejaVu Sans";
    private const string Folder = "fonts";
    private static readonly string[] Preferred = [Family, "Inter", "Arial", "Helvetica", "Liberation Sans", "Noto Sans", "Segoe UI"];

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The family's name; null where this machine has no font at all, so that pictures would have no text.</summary>
    internal static string? Name => Found.Value;

    /// <summary>What to do where there is no font.</summary>
    internal const string Missing =
        "Charts have no text: no font is installed. Install one (on Debian: apt-get install fonts-dejavu-core), or build the server where npm is at hand; svg charts are legible in any case.";

    private static string? Find()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        var regular = Path.Combine(folder, "DejaVuSans.ttf");
        if (File.Exists(regular))
        {
            Fonts.AddFontFile(Family, regular, bold: false, italic: false);
            Fonts.AddFontFile(Family, Path.Combine(folder, "DejaVuSans-Bold.ttf"), bold: true, italic: false);
            Fonts.Default = Family;
            return Family;
        }
        var installed = SKFontManager.Default.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var chosen = Preferred.FirstOrDefault(installed.Contains) ?? installed.Order(StringComparer.Ordinal).FirstOrDefault();
        if (chosen is not null) Fonts.Default = chosen;
        return chosen;
    }
}
