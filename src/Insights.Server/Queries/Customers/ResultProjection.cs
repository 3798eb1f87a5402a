using System.Data.Common;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Queries.Customers;

/// <summary>
/// The columns of a customer's result that are read: those that somebody asks for. The others are there in the statement, as
/// NULL, so that the places of all are the same.
/// </summary>
internal sealed class ResultProjection
{
    private static readonly string[] Names =
    [
        "run_id", "tier", "previous_tier", "rank", "net_spend", "purchase_days", "lifetime_net_spend", "lifetime_purchase_days",
        "first_purchase", "last_purchase", "vip_probability", "churn_probability", "probability_alive", "expected_purchases",
        "expected_spend", "vip_probability_low", "vip_probability_high", "churn_probability_low", "churn_probability_high",
        "probability_alive_low", "probability_alive_high", "expected_purchases_low", "expected_purchases_high",
        "expected_spend_low", "expected_spend_high", "next_purchase", "next_purchase_early", "next_purchase_late", "clv",
        "clv_low", "clv_high", "reasons",
    ];

    /// <summary>The columns behind each field of CustomerResult; predictions have more of their own.</summary>
    private static readonly Dictionary<string, string[]> ColumnsOf = new(StringComparer.Ordinal)
    {
        ["__typename"] = [],
        ["run"] = [],
        ["tier"] = ["tier"],
        ["previousTier"] = ["previous_tier"],
        ["rank"] = ["rank"],
        ["netSpend"] = ["net_spend"],
        ["purchaseDays"] = ["purchase_days"],
        ["lifetimeNetSpend"] = ["lifetime_net_spend"],
        ["lifetimePurchaseDays"] = ["lifetime_purchase_days"],
        ["orders"] = [],
        ["lifetimeOrders"] = [],
        ["firstPurchase"] = ["first_purchase"],
        ["lastPurchase"] = ["last_purchase"],
        ["daysSinceLastPurchase"] = ["last_purchase"],
        ["nextVip"] = ["tier", "vip_probability"],
        ["churn"] = ["tier", "churn_probability"],
        ["probabilityAlive"] = ["probability_alive"],
        ["expectedPurchases"] = ["expected_purchases"],
        ["expectedSpend"] = ["expected_spend"],
    };

    private static readonly string[] PredictionColumns =
        ["vip_probability_low", "vip_probability_high", "churn_probability_low", "churn_probability_high"];

    private readonly ulong asked;

    private ResultProjection(ulong asked)
    {
        this.asked = asked;
        Columns = string.Join(", ", Names.Select((name, i) => Has(i) ? $"r.{name}" : "NULL"));
    }

    /// <summary>Every column.</summary>
    internal static ResultProjection All { get; } = new(ulong.MaxValue);

    /// <summary>What is selected for a result.</summary>
    internal string Columns { get; }

    /// <summary>The columns that fields of a customer's result need.</summary>
    /// <param name="result">What is asked of the result; nothing where it is not asked for.</param>
    internal static ResultProjection Of(Selection result) => new(BitsOf(result));

    /// <summary>The columns that a page of customers needs.</summary>
    /// <param name="page">What is asked of the page.</param>
    internal static ResultProjection OfPage(Selection page) =>
        new(BitsOf(page.Of("nodes").Of("result")) | BitsOf(page.Of("edges").Of("node").Of("result")));

    private static ulong BitsOf(Selection result)
    {
        var asked = Bit("run_id");
        foreach (var field in result.Fields)
        {
            // A field that is not known here may need everything.
            if (!ColumnsOf.TryGetValue(field, out var columns)) return ulong.MaxValue;
            foreach (var column in columns) asked |= Bit(column);
            var prediction = result.Of(field);
            if (prediction.Has("interval"))
                foreach (var column in PredictionColumns) asked |= Bit(column);
            if (prediction.Has("reasons") || prediction.Has("whatIf") || prediction.Has("lift")) asked |= Bit("reasons");
        }
        return asked;
    }

    /// <summary>The result in a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The place of the first column.</param>
    /// <param name="customer">The customer.</param>
    internal CustomerResult Read(DbDataReader row, int first, CustomerId customer) => new()
    {
        CustomerId = customer,
        RunId = new RunId(row.GetInt64(first)),
        Tier = Has(1) ? (Tier)row.GetInt32(first + 1) : default,
        PreviousTier = Has(2) ? (Tier?)row.NullableInt32(first + 2) : null,
        Rank = Has(3) ? row.NullableInt32(first + 3) : null,
        NetSpend = Has(4) ? new Money(row.GetInt64(first + 4)) : default,
        PurchaseDays = Has(5) ? row.GetInt32(first + 5) : 0,
        LifetimeNetSpend = Has(6) ? new Money(row.GetInt64(first + 6)) : default,
        LifetimePurchaseDays = Has(7) ? row.GetInt32(first + 7) : 0,
        FirstPurchase = Has(8) ? EpochDay.ToDate(row.GetInt32(first + 8)) : default,
        LastPurchase = Has(9) ? EpochDay.ToDate(row.GetInt32(first + 9)) : default,
        VipProbability = Has(10) ? row.NullableDouble(first + 10) : null,
        ChurnProbability = Has(11) ? row.NullableDouble(first + 11) : null,
        ProbabilityAlive = Has(12) ? row.NullableDouble(first + 12) : null,
        ExpectedPurchases = Has(13) ? row.NullableDouble(first + 13) : null,
        ExpectedSpend = Has(14) ? Amount(row, first + 14) : null,
        VipProbabilityLow = Has(15) ? row.NullableDouble(first + 15) : null,
        VipProbabilityHigh = Has(16) ? row.NullableDouble(first + 16) : null,
        ChurnProbabilityLow = Has(17) ? row.NullableDouble(first + 17) : null,
        ChurnProbabilityHigh = Has(18) ? row.NullableDouble(first + 18) : null,
        ProbabilityAliveLow = Has(19) ? row.NullableDouble(first + 19) : null,
        ProbabilityAliveHigh = Has(20) ? row.NullableDouble(first + 20) : null,
        ExpectedPurchasesLow = Has(21) ? row.NullableDouble(first + 21) : null,
        ExpectedPurchasesHigh = Has(22) ? row.NullableDouble(first + 22) : null,
        ExpectedSpendLow = Has(23) ? Amount(row, first + 23) : null,
        ExpectedSpendHigh = Has(24) ? Amount(row, first + 24) : null,
        NextPurchase = Has(25) ? Date(row, first + 25) : null,
        NextPurchaseEarly = Has(26) ? Date(row, first + 26) : null,
        NextPurchaseLate = Has(27) ? Date(row, first + 27) : null,
        Clv = Has(28) ? Amount(row, first + 28) : null,
        ClvLow = Has(29) ? Amount(row, first + 29) : null,
        ClvHigh = Has(30) ? Amount(row, first + 30) : null,
        Reasons = Has(31) ? row.GetString(first + 31) : "",
    };

    private static ulong Bit(string column) => 1UL << Array.IndexOf(Names, column);

    private bool Has(int place) => (asked & (1UL << place)) != 0;

    private static Money? Amount(DbDataReader row, int column) => row.NullableInt64(column) is { } amount ? new Money(amount) : null;

    private static DateOnly? Date(DbDataReader row, int column) => row.NullableInt32(column) is { } day ? EpochDay.ToDate(day) : null;
}
