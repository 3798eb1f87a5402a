using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>A mark on a picture, and where its words have room.</summary>
/// <param name="Area">Where it is found, in pixels of the picture.</param>
/// <param name="Lines">What is said of it.</param>
/// <param name="Label">The box of the words, in pixels of the picture.</param>
/// <param name="Link">Where the customers behind it are listed; null where no page lists them, and where it is too small to be hit.</param>
internal sealed record DrawnMark(PixelRect Area, IReadOnlyList<string> Lines, PixelRect Label, string? Link)
{
    internal const float TextSize = 13;
    internal const float LineHeight = 18;
    internal const float Padding = 8;

    /// <summary>Between a mark and its words.</summary>
    private const float Gap = 6;

    /// <summary>Between words and the edge of the picture.</summary>
    private const float Edge = 4;

    /// <summary>Of a link, in pixels: 24 (WCAG 2.5.8) on a picture that is shown somewhat smaller than it is drawn.</summary>
    private const float MinTarget = 28;

    /// <summary>Places the words above the mark, else below it, else at the top of the picture.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="area">Where it is.</param>
    /// <param name="top">The upper edge of what is drawn there.</param>
    /// <param name="size">Of the picture.</param>
    internal static DrawnMark Of(ChartMark mark, PixelRect area, float top, PixelSize size)
    {
        string[] lines = [.. mark.Text.Split('\n').SelectMany(line => TextLines.Within(line, TextSize, isBold: false, size.Width - 2 * (Padding + Edge)).Split('\n'))];
        var (width, height) = (lines.Max(line => TextLines.WidthOf(line, TextSize)) + 2 * Padding, lines.Length * LineHeight + Padding);
        var left = Math.Clamp(area.HorizontalCenter - width / 2, Edge, Math.Max(Edge, size.Width - Edge - width));
        var above = top - Gap - height;
        var below = area.Bottom + Gap;
        var y = above >= Edge ? above : below + height <= size.Height - Edge ? below : Edge;
        return new DrawnMark(area, lines, new PixelRect(left, left + width, y + height, y), Math.Min(area.Width, area.Height) >= MinTarget ? mark.Link : null);
    }
}
