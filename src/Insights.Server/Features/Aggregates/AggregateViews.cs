using System.Globalization;
using Insights.Data.Values;
using Insights.Server.Features.Shops;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Lists;

namespace Insights.Server.Features.Aggregates;

/// <summary>Figures of an amount, as the API shows them.</summary>
internal sealed record MoneyAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;
}

/// <summary>Figures of a whole number, as the API shows them.</summary>
internal sealed record IntAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;

    public decimal? Sum => Figures.Sum is long sum ? sum : null;

    public double? Mean => Figures.Mean;

    public int? Min => Figures.Min is long min ? (int)min : null;

    public int? Max => Figures.Max is long max ? (int)max : null;

    public double? Median => Figures.Median;
}

/// <summary>Figures of a float, as the API shows them.</summary>
internal sealed record FloatAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;

    public double? Sum => Float(Figures.Sum);

    public double? Mean => Figures.Mean;

    public double? Min => Float(Figures.Min);

    public double? Max => Float(Figures.Max);

    public double? Median => Figures.Median;

    private static double? Float(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("MoneyAggregate")]
internal static class MoneyAggregateFields
{
    public static Task<MoneyView?> Sum([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Sum as long?, shops, cancellationToken);

    public static Task<MoneyView?> Mean([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.MeanOfWhole, shops, cancellationToken);

    public static Task<MoneyView?> Min([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Min as long?, shops, cancellationToken);

    public static Task<MoneyView?> Max([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Max as long?, shops, cancellationToken);

    public static Task<MoneyView?> Median([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.MedianOfWhole, shops, cancellationToken);

    private static async Task<MoneyView?> MoneyAsync(decimal? tenThousandths, CurrentShopReader shops, CancellationToken cancellationToken) =>
        tenThousandths is { } amount
            ? await shops.MoneyAsync(new Money(decimal.ToInt64(decimal.Round(amount, 0, MidpointRounding.AwayFromZero))), cancellationToken)
            : null;
}
