using System.Text;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Draws charts as pictures.</summary>
internal static class ChartRenderer
{
    internal const int DefaultWidth = 800;
    internal const int DefaultHeight = 450;
    internal const int LeastWidth = 320;
    internal const int LeastHeight = 320;
    internal const int LargestSize = 4_000;
    internal const int LargestScale = 4;

    /// <summary>Of one png: each takes four bytes while it is drawn.</summary>
    internal const int MostPixels = LargestSize * LargestSize;
    private const float SentenceShare = 0.8f;

    /// <summary>Draws a chart.</summary>
    /// <param name="content">What it shows.</param>
    /// <param name="format">Which kind of picture.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="theme">What it is put on.</param>
    /// <param name="scale">Pixels of a PNG for each of these, for fine screens and print.</param>
    internal static byte[] Render(ChartContent content, ChartFormat format, int width, int height, ChartTheme theme = ChartTheme.Light, int scale = 1) =>
        Draw(content, format, width, height, theme, scale).Picture;

    /// <summary>Draws a chart, and says what is where on it.</summary>
    /// <inheritdoc cref="Render"/>
    internal static DrawnChart Draw(ChartContent content, ChartFormat format, int width, int height, ChartTheme theme = ChartTheme.Light, int scale = 1)
    {
        ChartStyle.Use(theme, width, height);
        ChartFont.Use(content);
        var font = ChartFont.Name;
        using var plot = new ChartPlot();
        if (font is not null) plot.Font.Set(font);
        ChartStyle.Apply(plot, content.Title, content.Subtitle);
        if (content.Draw is { } draw)
        {
            draw(plot);
            ChartStyle.FitTitles(plot);
        }
        else DrawSentence(plot, TextLines.Within(content.Alternative, ChartStyle.TextSize, isBold: false, width * SentenceShare));
        var picture = format switch
        {
            ChartFormat.Svg => Encoding.UTF8.GetBytes(SvgText.WithAlternative(plot.GetSvgXml(width, height), content)),
            _ => Pixels(plot, width, height, scale),
        };
        return new DrawnChart(picture, plot.Drawn(new PixelSize(width, height)));
    }

    private static byte[] Pixels(Plot plot, int width, int height, int scale)
    {
        plot.ScaleFactor = scale;
        return plot.GetImageBytes(width * scale, height * scale, ImageFormat.Png);
    }

    private static void DrawSentence(Plot plot, string sentence)
    {
        plot.HideGrid();
        foreach (var axis in plot.Axes.GetAxes()) axis.IsVisible = false;
        plot.Axes.SetLimits(0, 1, 0, 1);
        var text = plot.Add.Text(sentence, 0.5, 0.5);
        text.LabelFontColor = ChartStyle.Muted;
        text.LabelFontSize = ChartStyle.TextSize;
        text.LabelAlignment = Alignment.MiddleCenter;
    }
}

/// <summary>Kinds of pictures.</summary>
internal enum ChartFormat
{
    /// <summary>Scalable, with text as text.</summary>
    Svg,

    /// <summary>Pixels.</summary>
    Png,
}
