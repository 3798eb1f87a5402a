using System.Security;

namespace Insights.Server.Features.Charts;

/// <summary>Adds to a drawn SVG what readers and programs need besides lines.</summary>
internal static class SvgText
{
    private const string OtherFonts = ", Segoe UI, Arial, sans-serif";

    /// <summary>Adds title and description for screen readers, and fonts that other machines have.</summary>
    internal static string WithAlternative(string svg, ChartContent content)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        var end = svg.IndexOf('>', start);
        var head = $" role=\"img\"><title>{SecurityElement.Escape(content.Title)}</title><desc>{SecurityElement.Escape(content.Alternative)}</desc>";
        var own = $"font-family=\"{ChartFont.Name}\"";
        return (svg[..end] + head + svg[(end + 1)..]).Replace(own, own[..^1] + OtherFonts + '"', StringComparison.Ordinal);
    }
}
