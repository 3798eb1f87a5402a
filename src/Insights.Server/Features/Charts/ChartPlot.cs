using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>
/// A plot whose bars, cells and points are described while they are drawn: what is said of them, and where the customers behind them are
/// listed. Where they are on the picture is known once it has been rendered, from its own axes.
/// </summary>
public sealed class ChartPlot : Plot
{
    private readonly List<(Func<PixelRect, PixelRect> Area, Func<PixelRect, float> Top, ChartMark Mark)> marks = [];

    /// <summary>Describes what stands above a part of the horizontal axis; it is found from the top of the data to their bottom.</summary>
    /// <param name="left">Where it begins.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="top">How high it is drawn.</param>
    /// <param name="mark">What is said of it.</param>
    internal void MarkColumn(double left, double right, double top, ChartMark mark) =>
        Place(data => new PixelRect(Math.Max(data.Left, X(left, data)), Math.Min(data.Right, X(right, data)), data.Bottom, data.Top), data => Math.Clamp(Y(top, data), data.Top, data.Bottom), mark);

    /// <summary>Describes a bar to the right with the name at its left.</summary>
    /// <inheritdoc cref="MarkCell"/>
    internal void MarkRow(double bottom, double top, ChartMark mark) => Place(data => new PixelRect(0, data.Right, Y(bottom, data), Y(top, data)), mark);

    /// <summary>Describes the name of a row.</summary>
    /// <inheritdoc cref="MarkCell"/>
    internal void MarkName(double bottom, double top, ChartMark mark) => Place(data => new PixelRect(0, data.Left, Y(bottom, data), Y(top, data)), mark);

    /// <summary>Describes a rectangle.</summary>
    /// <param name="left">Its left edge.</param>
    /// <param name="right">Its right edge.</param>
    /// <param name="bottom">Its lower edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="mark">What is said of it.</param>
    internal void MarkCell(double left, double right, double bottom, double top, ChartMark mark) =>
        Place(data => new PixelRect(X(left, data), X(right, data), Y(bottom, data), Y(top, data)), mark);

    /// <summary>The marks on the picture that has just been rendered, in the order in which they were described.</summary>
    /// <param name="size">The picture's size, in pixels.</param>
    internal IReadOnlyList<DrawnMark> Drawn(PixelSize size)
    {
        var data = RenderManager.LastRender.DataRect;
        return [.. marks.Select(mark => DrawnMark.Of(mark.Mark, mark.Area(data), mark.Top(data), size))];
    }

    private void Place(Func<PixelRect, PixelRect> area, ChartMark mark) => Place(area, data => area(data).Top, mark);

    private void Place(Func<PixelRect, PixelRect> area, Func<PixelRect, float> top, ChartMark mark) => marks.Add((area, top, mark));

    private float X(double value, PixelRect data) => Axes.Bottom.GetPixel(value, data);

    private float Y(double value, PixelRect data) => Axes.Left.GetPixel(value, data);
}
