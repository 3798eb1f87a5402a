using System.Globalization;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Charts;

/// <summary>Reads charts by name; what they show is kept until the data change.</summary>
internal sealed class ChartReader(IEnumerable<IChart> charts, RunReader runs, CurrentShopReader shops, KeptResults kept)
{
    /// <summary>The names of all charts, in order.</summary>
    internal IReadOnlyList<string> Names => [.. charts.Select(chart => chart.Name).Order(StringComparer.Ordinal)];

    /// <summary>Reads what a chart shows of the current run; null where there is no such chart, or no run yet.</summary>
    internal async Task<ChartContent?> ReadAsync(string name, CultureInfo language, CancellationToken cancellationToken)
    {
        var chart = charts.FirstOrDefault(chart => chart.Name == name);
        if (chart is null || await runs.CurrentAsync(cancellationToken) is not { } run || await shops.FindAsync(cancellationToken) is not { } shop) return null;
        return await kept.GetAsync(shop, (nameof(ChartContent), name, language.Name), () => chart.ReadAsync(new ChartRequest(run, shop, language), cancellationToken));
    }
}
