using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Purchases;

/// <summary>Figures of a list of baskets.</summary>
[ResolverOf("PurchaseConnection")]
internal static class PurchaseConnectionFields
{
    public static DataLoaderResult<Aggregate<PurchaseView>> Aggregate([Parent] Connection<PurchaseView> purchases, Selection selection) =>
        purchases.Aggregate(AggregateRequest.OfAll(PurchaseReader.All, selection));

    public static async Task<DataLoaderResult<Groups<PurchaseView>>> GroupBy(
        [Parent] Connection<PurchaseView> purchases, IReadOnlyList<PurchaseGroupKey> keys, InputObject? having, InputObject? order, int first, string? run,
        Selection selection, RunReader runs, CancellationToken cancellationToken)
    {
        var request = AggregateRequest.ByKeys(PurchaseReader.All, [.. keys.Select(key => key.ToString())], selection, having, order, first);
        if (run is null && !keys.Contains(PurchaseGroupKey.Tier)) return purchases.Grouped(request);
        var found = await runs.FindAsync(run, cancellationToken);
        return purchases.Grouped(keys.Contains(PurchaseGroupKey.Tier) ? request.With(PurchaseGrouping.RunParameter, found?.RunId.Value) : request);
    }
}

/// <summary>The keys of a group.</summary>
[ResolverOf("PurchaseKey")]
internal static class PurchaseKeyFields
{
    public static DateOnly? Month([Parent] GroupKey<PurchaseView> key) => key.Month(nameof(PurchaseGroupKey.Month));

    public static BasketKind? Kind([Parent] GroupKey<PurchaseView> key) => key.Enum<BasketKind>(nameof(PurchaseGroupKey.Kind));

    public static string? Channel([Parent] GroupKey<PurchaseView> key) => key.Text(nameof(PurchaseGroupKey.Channel));

    public static Tier? Tier([Parent] GroupKey<PurchaseView> key) => key.Enum<Tier>(nameof(PurchaseGroupKey.Tier));

    public static string? Country([Parent] GroupKey<PurchaseView> key) => key.Text(nameof(PurchaseGroupKey.Country));

    public static Generation? Generation([Parent] GroupKey<PurchaseView> key) => key.Enum<Generation>(nameof(PurchaseGroupKey.Generation));

    public static string? Category([Parent] GroupKey<PurchaseView> key) => key.Text(nameof(PurchaseGroupKey.Category));
}

/// <summary>What is computed of baskets.</summary>
[ResolverOf("PurchaseAggregate")]
internal static class PurchaseAggregateFields
{
    public static int Customers([Parent] Aggregate<PurchaseView> aggregate) => (int)aggregate.Counts.GetValueOrDefault("customers");

    public static MoneyAggregateView Amount([Parent] Aggregate<PurchaseView> aggregate) => new(aggregate.Of("amount"));

    public static QuantityAggregateView Quantity([Parent] Aggregate<PurchaseView> aggregate) => new(aggregate.Of("quantity"));

    public static IntAggregateView LineCount([Parent] Aggregate<PurchaseView> aggregate) => new(aggregate.Of("lineCount"));
}

/// <summary>Figures of units, as the API shows them; they are stored in ten-thousandths.</summary>
internal sealed record QuantityAggregateView(AggregateFigures Figures)
{
    private const int Decimals = 4;

    public int Count => (int)Figures.Count;

    public decimal? Sum => Units(Figures.Sum as long?);

    public decimal? Mean => Units(Figures.MeanOfWhole);

    public decimal? Min => Units(Figures.Min as long?);

    public decimal? Max => Units(Figures.Max as long?);

    public decimal? Median => Units(Figures.MedianOfWhole);

    private static decimal? Units(decimal? tenThousandths) =>
        tenThousandths is { } units ? decimal.Round(units / Data.Values.Quantity.Scale, Decimals, MidpointRounding.AwayFromZero) : null;
}
