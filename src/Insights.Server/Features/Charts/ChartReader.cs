using System.Globalization;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Charts;

/// <summary>Reads charts by name; what they show is cached.</summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class ChartReader(IEnumerable<IChart> charts, RunReader runs, CurrentShopReader shops, CustomerReader customers, ResultCache cache)
{
    /// <summary>What charts are read from.</summary>
    internal const Topics Topics = Data.Storage.Topics.Purchases | Data.Storage.Topics.Customers | Data.Storage.Topics.Runs | Data.Storage.Topics.Settings;

    /// <summary>The names of all charts, in order.</summary>
    internal IReadOnlyList<string> Names => NamesOf(_ => true);

    /// <summary>The names of the charts that are about the shop and not about one customer, in order.</summary>
    internal IReadOnlyList<string> NamesOfShop => NamesOf(chart => chart.Takes != ChartTaking.Customer);

    /// <summary>All that can be requested about the shop: every chart, and by every key where it takes one.</summary>
    internal IEnumerable<(string Name, ChartArguments Arguments)> AllOfShop => charts
        .Where(chart => chart.Takes != ChartTaking.Customer)
        .SelectMany(chart => chart.Takes == ChartTaking.Key
            ? Enum.GetValues<ChartKey>().Select(key => ChartArguments.None with { By = key }).Prepend(ChartArguments.None)
            : [ChartArguments.None], (chart, arguments) => (chart.Name, arguments));

    /// <summary>Reads what a chart of the shop shows of the current run; null where there is no such chart, or no run yet.</summary>
    internal Task<ChartContent?> ReadAsync(string name, CultureInfo language, CancellationToken cancellationToken) =>
        ReadAsync(name, ChartArguments.None, language, cancellationToken);

    /// <summary>Reads what a chart shows of the current run; null where there is no such chart, or no run yet.</summary>
    /// <exception cref="GraphQLErrorException">The chart cannot be asked this, or must be asked more; or there is no such customer.</exception>
    internal async Task<ChartContent?> ReadAsync(string name, ChartArguments arguments, CultureInfo language, CancellationToken cancellationToken)
    {
        if (await RequestOfAsync(name, arguments, language, cancellationToken) is not var (chart, request)) return null;
        return await cache.GetAsync((nameof(ChartContent), name, arguments, language.Name), Topics, () => chart.ReadAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary>The same, but never from memory.</summary>
    internal async Task<ChartContent?> FindAsync(string name, ChartArguments arguments, CultureInfo language, CancellationToken cancellationToken) =>
        await RequestOfAsync(name, arguments, language, cancellationToken) is var (chart, request) ? await chart.ReadAsync(request, cancellationToken) : null;

    private async Task<(IChart Chart, ChartRequest Request)?> RequestOfAsync(string name, ChartArguments arguments, CultureInfo language, CancellationToken cancellationToken)
    {
        if (charts.FirstOrDefault(chart => chart.Name == name) is not { } chart) return null;
        Check(chart, arguments);
        if (await runs.CurrentAsync(cancellationToken) is not { } run || await shops.FindAsync(cancellationToken) is not { } shop) return null;
        var customer = arguments.Customer is { } id
            ? GraphQLErrorException.Demand(await customers.FindAsync(id, results: null, cancellationToken), CustomerView.TypeName)
            : null;
        return (chart, new ChartRequest(run, shop, language) { Customer = customer, By = arguments.By });
    }

    private static void Check(IChart chart, ChartArguments arguments)
    {
        var fault = chart.Takes switch
        {
            ChartTaking.Customer when arguments.Customer is null => "is about one customer. Name one by the id that the API gives (customer=ID)",
            not ChartTaking.Customer when arguments.Customer is not null => "is about the shop and takes no customer",
            not ChartTaking.Key when arguments.By is not null => "cannot be told apart by anything (by)",
            _ => null,
        };
        if (fault is not null) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"The chart '{chart.Name}' {fault}.");
    }

    private string[] NamesOf(Func<IChart, bool> fits) => [.. charts.Where(fits).Select(chart => chart.Name).Order(StringComparer.Ordinal)];
}
