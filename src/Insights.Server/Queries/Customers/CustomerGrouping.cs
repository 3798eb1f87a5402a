using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Customers;

/// <summary>By what customers are grouped.</summary>
internal enum CustomerGroupKey
{
    Tier,
    PreviousTier,
    Country,
    Channel,
    Generation,
    FirstPurchaseMonth,
    LastPurchaseMonth,
}

/// <summary>What customers can be grouped by, and what is computed of them.</summary>
internal static class CustomerGrouping
{
    internal static readonly IReadOnlyList<ListMeasure> Measures =
    [
        ResultFields.Measure("net_spend"),
        ResultFields.Measure("purchase_days"),
        ResultFields.Measure("lifetime_net_spend"),
        ResultFields.Measure("lifetime_purchase_days"),
        ResultFields.Measure("expected_spend"),
        ResultFields.Measure("expected_purchases"),
        ResultFields.Measure("vip_probability"),
        ResultFields.Measure("churn_probability"),
        ResultFields.Measure("probability_alive"),
    ];

    internal static readonly IReadOnlyList<ListGroupKey> Keys =
    [
        OfRun(CustomerGroupKey.Tier, "r.tier"),
        OfRun(CustomerGroupKey.PreviousTier, "r.previous_tier"),
        Key(CustomerGroupKey.Country, "c.country"),
        Key(CustomerGroupKey.Channel, "c.channel"),
        Key(CustomerGroupKey.Generation, GenerationSql.Of("c.birthday")),
        OfRun(CustomerGroupKey.FirstPurchaseMonth, MonthSql.Of("r.first_purchase")),
        OfRun(CustomerGroupKey.LastPurchaseMonth, MonthSql.Of("r.last_purchase")),
    ];

    private static ListGroupKey OfRun(CustomerGroupKey key, string sql) => Key(key, sql) with { IsUnchanging = true };

    private static ListGroupKey Key(CustomerGroupKey key, string sql) => new(key.ToString(), sql);
}
