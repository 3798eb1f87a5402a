namespace Insights.Server.Features.Charts;

/// <summary>A picture and what is where on it, from one rendering.</summary>
/// <param name="Picture">The file.</param>
/// <param name="Marks">Its bars, cells and points that say something when one points at them.</param>
internal sealed record DrawnChart(byte[] Picture, IReadOnlyList<DrawnMark> Marks)
{
    private const int BytesOfMark = 300;

    /// <summary>What it takes in memory, about.</summary>
    internal long Bytes => Picture.Length + (long)Marks.Count * BytesOfMark;
}
