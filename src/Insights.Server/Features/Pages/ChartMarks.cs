using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Insights.Server.Features.Charts;
using Microsoft.AspNetCore.Components;
using ScottPlot;

namespace Insights.Server.Features.Pages;

/// <summary>
/// What lies over a picture of a chart: its bars, cells and points, each with its words, which the style sheet shows for the one that is
/// pointed at or has the focus. An SVG of the picture's own size, so that it shrinks with it and needs no style in the page.
/// </summary>
internal static class ChartMarks
{
    /// <summary>From the upper edge of a line to where its letters stand.</summary>
    private const float Ascent = 13;
    private const string Hidden = "aria-hidden=\"true\"";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The marks of a picture; nothing where it has none.</summary>
    /// <param name="drawn">The picture.</param>
    /// <param name="width">Its width, in pixels.</param>
    /// <param name="height">Its height, in pixels.</param>
    /// <param name="kind">The class of the element.</param>
    /// <param name="title">What the picture is about.</param>
    internal static MarkupString Of(DrawnChart drawn, int width, int height, string kind, string title)
    {
        if (drawn.Marks.Count == 0) return default;
        var html = new StringBuilder();
        // Who reads with a screen reader has the same figures in the table below, and here the way to the customers.
        var hasLinks = drawn.Marks.Any(mark => mark.Link is not null);
        var role = hasLinks ? $"role=\"group\" aria-label=\"{Encoder.Encode(title)}\"" : Hidden;
        html.Append(CultureInfo.InvariantCulture, $"<svg class=\"{kind}\" viewBox=\"0 0 {width} {height}\" {role}>");
        foreach (var mark in drawn.Marks) Append(html, mark, hasLinks);
        return new MarkupString(html.Append("</svg>").ToString());
    }

    private static void Append(StringBuilder html, DrawnMark mark, bool hasLinks)
    {
        html.Append(mark.Link is { } link ? $"<a href=\"{Encoder.Encode(link)}\">" : hasLinks ? $"<g {Hidden}>" : "<g>");
        AppendBox(html, mark.Area);
        AppendBox(html, mark.Label);
        var (x, y) = (Whole(mark.Label.HorizontalCenter), Whole(mark.Label.Top + DrawnMark.Padding / 2 + Ascent));
        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\">{Words(mark.Lines[0])}");
        foreach (var line in mark.Lines.Skip(1)) html.Append(CultureInfo.InvariantCulture, $" <tspan x=\"{x}\" dy=\"{DrawnMark.LineHeight}\">{Words(line)}</tspan>");
        html.Append("</text>").Append(mark.Link is null ? "</g>" : "</a>");
    }

    private static void AppendBox(StringBuilder html, PixelRect box)
    {
        var (left, top) = (Whole(box.Left), Whole(box.Top));
        html.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {top}H{Whole(box.Right)}V{Whole(box.Bottom)}H{left}z\"/>");
    }

    /// <summary>A space that holds words together stays one, in one letter instead of six.</summary>
    private static string Words(string line) => Encoder.Encode(line).Replace("&#xA0;", "\u00a0", StringComparison.Ordinal);

    private static int Whole(float pixels) => (int)MathF.Round(pixels);
}
