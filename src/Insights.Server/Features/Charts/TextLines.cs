using ScottPlot;
using SkiaSharp;

namespace Insights.Server.Features.Charts;

/// <summary>Breaks text into lines that fit a picture.</summary>
internal static class TextLines
{
    /// <summary>How wide the longest line of a text is, in pixels.</summary>
    internal static float WidthOf(string text, float size)
    {
        using var font = new SKFont(Fonts.GetTypeface(ChartFont.Name ?? Fonts.Default, bold: false, italic: false), size);
        return text.Split('\n').Max(line => font.MeasureText(line));
    }

    /// <summary>The text in as many lines as it takes; a word that is wider than a line keeps one to itself.</summary>
    /// <param name="text">Words with single spaces between them.</param>
    /// <param name="size">The size of its letters, in pixels.</param>
    /// <param name="isBold">Whether they are bold.</param>
    /// <param name="width">What a line may take, in pixels.</param>
    internal static string Within(string text, float size, bool isBold, float width)
    {
        using var font = new SKFont(Fonts.GetTypeface(ChartFont.Name ?? Fonts.Default, isBold, italic: false), size);
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            var longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && font.MeasureText(longer) <= width) lines[^1] = longer;
            else lines.Add(word);
        }
        return string.Join('\n', lines);
    }
}
