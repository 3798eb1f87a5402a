using System.Security;

namespace Insights.Server.Features.Charts;

/// <summary>Adds to a drawn SVG what readers and programs need besides lines.</summary>
internal static class SvgText
{
    private const string OtherFonts = ", Segoe UI, Arial, sans-serif";

    /// <summary>Adds title and description for screen readers, the letters of the font, and fonts that other machines have.</summary>
    internal static string WithAlternative(string svg, ChartContent content)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        var end = svg.IndexOf('>', start);
        var head = $" role=\"img\"><title>{SecurityElement.Escape(content.Title)}</title><desc>{SecurityElement.Escape(content.Alternative)}</desc>";
        var own = $"font-family=\"{ChartFont.Name}\"";
        var rules = ChartFont.RulesFor(svg) is { } found ? $"<style>{found}</style>" : "";
        return (svg[..end] + head + rules + svg[(end + 1)..]).Replace(TitleOf(own), TitleOf($"font-weight=\"700\" {own}"), StringComparison.Ordinal).Replace(own, own[..^1] + OtherFonts + '"', StringComparison.Ordinal);
    }

    /// <summary>How the library writes the size of a title; it leaves out that titles are bold.</summary>
    private static string TitleOf(string rest) => FormattableString.Invariant($"font-size=\"{ChartStyle.TitleSize}\" {rest}");
}
