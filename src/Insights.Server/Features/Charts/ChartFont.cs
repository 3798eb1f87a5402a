using ScottPlot;
using SkiaSharp;

namespace Insights.Server.Features.Charts;

/// <summary>
/// The fonts of the charts: that of the pages for what it has letters for, else one with many scripts that came with the build, else one of
/// the system's.
/// </summary>
internal static class ChartFont
{
    /// <summary>The family of the pages' text.</summary>
    internal const string PageFamily = "Figtree";

    private const string Family = "DejaVu Sans";
    private const string Folder = "fonts";
    private static readonly string[] Preferred = [Family, "Inter", "Arial", "Helvetica", "Liberation Sans", "Noto Sans", "Segoe UI"];

    private static readonly string[] Weights = ["400", "700"];

    private static readonly Lazy<PageFont?> OfPages = new(ReadPageFont);
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The font of the picture that this thread draws; null for the one with many scripts.</summary>
    [ThreadStatic]
    private static string? chosen;

    /// <summary>The family of the picture that this thread draws; null where this machine has no font at all, so that pictures would have no text.</summary>
    internal static string? Name => chosen ?? Found.Value;

    /// <summary>What to do where there is no font.</summary>
    internal const string Missing =
        "Charts have no text: no font is installed. Install one (on Debian: apt-get install fonts-dejavu-core), or build the server where npm is at hand; svg charts are legible in any case.";

    /// <summary>Chooses the font of a picture by what stands in it.</summary>
    internal static void Use(ChartContent content)
    {
        _ = Found.Value;
        IEnumerable<string> texts = [content.Title, content.Subtitle, content.Alternative, .. content.Table.Columns, .. content.Table.Rows.SelectMany(row => row)];
        chosen = OfPages.Value is { } font && texts.All(font.Covers) ? PageFamily : null;
    }

    /// <summary>Style sheet rules with the letters of a text; null where the picture is not drawn in the pages' font.</summary>
    internal static string? RulesFor(string text)
    {
        if (chosen is null || OfPages.Value is not { } font) return null;
        var letters = text.EnumerateRunes().Distinct().ToList();
        return string.Concat(Weights.Zip([font.Regular, font.Bold], (weight, one) =>
            $"@font-face{{font-family:{PageFamily};font-weight:{weight};src:url(data:font/woff;base64,{Convert.ToBase64String(one.Subset(letters))}) format('woff')}}"));
    }

    private static string? Find()
    {
        if (OfPages.Value is { } font) Fonts.FontResolvers.Insert(0, font);
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
        var known = Preferred.FirstOrDefault(installed.Contains) ?? installed.Order(StringComparer.Ordinal).FirstOrDefault();
        if (known is not null) Fonts.Default = known;
        return known;
    }

    private static PageFont? ReadPageFont()
    {
        string[] files = [.. Weights.Select(weight => Path.Combine(AppContext.BaseDirectory, Folder, $"figtree-latin-{weight}-normal.woff"))];
        return Array.TrueForAll(files, File.Exists) ? new PageFont(new WebFont(File.ReadAllBytes(files[0])), new WebFont(File.ReadAllBytes(files[1]))) : null;
    }

    /// <summary>The pages' font for the library that draws.</summary>
    private sealed class PageFont(WebFont regular, WebFont bold) : IFontResolver
    {
        private readonly SKTypeface ofRegular = TypefaceOf(regular);
        private readonly SKTypeface ofBold = TypefaceOf(bold);

        internal WebFont Regular => regular;

        internal WebFont Bold => bold;

        internal bool Covers(string text) => ofRegular.ContainsGlyphs(text);

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == PageFamily ? (bold ? ofBold : ofRegular) : null;

        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

        private static SKTypeface TypefaceOf(WebFont font) =>
            SKTypeface.FromData(SKData.CreateCopy(font.ToTrueType())) ?? throw new InvalidDataException("The charts' font cannot be read.");
    }
}
