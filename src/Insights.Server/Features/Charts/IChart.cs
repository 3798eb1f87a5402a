namespace Insights.Server.Features.Charts;

/// <summary>
/// A chart. Implement it in its own file, here or in the feature it belongs to; it is found by a scan. Its data comes from
/// the reader that serves the API, so that the two cannot differ.
/// </summary>
internal interface IChart
{
    /// <summary>Unique, in lower case with hyphens; the name in addresses and on the command line.</summary>
    string Name { get; }

    /// <summary>What it may be asked beside its name.</summary>
    ChartTaking Takes => ChartTaking.Nothing;

    /// <summary>Reads what the chart shows.</summary>
    Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken);
}
