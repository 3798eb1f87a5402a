using Insights.Data.Tiers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Features.Customers;

/// <summary>Figures of a list of customers.</summary>
[ResolverOf("CustomerConnection")]
internal static class CustomerConnectionFields
{
    public static DataLoaderResult<Aggregate<CustomerView>> Aggregate([Parent] Connection<CustomerView> customers, Selection selection) =>
        customers.Aggregate(AggregateRequest.OfAll(CustomerLists.Customers, selection));

    public static DataLoaderResult<Groups<CustomerView>> GroupBy(
        [Parent] Connection<CustomerView> customers, IReadOnlyList<CustomerGroupKey> keys, InputObject? having, InputObject? order, int first, Selection selection) =>
        customers.Grouped(AggregateRequest.ByKeys(CustomerLists.Customers, [.. keys.Select(key => key.ToString())], selection, having, order, first));
}

/// <summary>The keys of a group.</summary>
[ResolverOf("CustomerKey")]
internal static class CustomerKeyFields
{
    public static Tier? Tier([Parent] GroupKey<CustomerView> key) => key.Enum<Tier>(nameof(CustomerGroupKey.Tier));

    public static Tier? PreviousTier([Parent] GroupKey<CustomerView> key) => key.Enum<Tier>(nameof(CustomerGroupKey.PreviousTier));

    public static string? Country([Parent] GroupKey<CustomerView> key) => key.Text(nameof(CustomerGroupKey.Country));

    public static string? Channel([Parent] GroupKey<CustomerView> key) => key.Text(nameof(CustomerGroupKey.Channel));

    public static Generation? Generation([Parent] GroupKey<CustomerView> key) => key.Enum<Generation>(nameof(CustomerGroupKey.Generation));

    public static DateOnly? FirstPurchaseMonth([Parent] GroupKey<CustomerView> key) => key.Month(nameof(CustomerGroupKey.FirstPurchaseMonth));

    public static DateOnly? LastPurchaseMonth([Parent] GroupKey<CustomerView> key) => key.Month(nameof(CustomerGroupKey.LastPurchaseMonth));
}

/// <summary>What is computed of customers.</summary>
[ResolverOf("CustomerAggregate")]
internal static class CustomerAggregateFields
{
    public static MoneyAggregateView NetSpend([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("netSpend"));

    public static IntAggregateView PurchaseDays([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("purchaseDays"));

    public static MoneyAggregateView LifetimeNetSpend([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("lifetimeNetSpend"));

    public static IntAggregateView LifetimePurchaseDays([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("lifetimePurchaseDays"));

    public static MoneyAggregateView ExpectedSpend([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("expectedSpend"));

    public static FloatAggregateView ExpectedPurchases([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("expectedPurchases"));

    public static FloatAggregateView VipProbability([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("vipProbability"));

    public static FloatAggregateView ChurnProbability([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("churnProbability"));

    public static FloatAggregateView ProbabilityAlive([Parent] Aggregate<CustomerView> aggregate) => new(aggregate.Of("probabilityAlive"));
}
