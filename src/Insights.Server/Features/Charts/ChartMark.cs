namespace Insights.Server.Features.Charts;

/// <summary>What is said of a bar, a cell or a point when one points at it.</summary>
/// <param name="Text">Its figures in words; a line for each of several parts.</param>
/// <param name="Link">Where the customers behind it are listed; null where no page lists them.</param>
internal sealed record ChartMark(string Text, string? Link = null);
