using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>
/// The columns of results, each declared once: what is stored and read, fields of lists, measures and exports are made from here.
/// <see cref="CustomerResult"/> states the unit, the range and the meaning of null of each.
/// </summary>
public static class ResultColumns
{
    /// <summary>All but the key, in the order of exports, which other programs may read by position: new ones come at the end.</summary>
    public static IReadOnlyList<ResultColumn> All { get; } =
    [
        TierOf("tier", result => result.Tier, (result, tier) => result.Tier = tier),
        Money("net_spend", result => result.NetSpend, (result, amount) => result.NetSpend = amount),
        Count("purchase_days", result => result.PurchaseDays, (result, days) => result.PurchaseDays = days),
        Number("vip_probability", result => result.VipProbability, (result, value) => result.VipProbability = value),
        Number("churn_probability", result => result.ChurnProbability, (result, value) => result.ChurnProbability = value),
        Number("expected_purchases", result => result.ExpectedPurchases, (result, value) => result.ExpectedPurchases = value),
        Money("expected_spend", result => result.ExpectedSpend, (result, amount) => result.ExpectedSpend = amount, isNullable: true),
        ResultColumn.Text("reasons", result => result.Reasons, (result, text) => result.Reasons = text),
        TierOf("previous_tier", result => result.PreviousTier, (result, tier) => result.PreviousTier = tier, isNullable: true),
        Count("rank", result => result.Rank, (result, rank) => result.Rank = rank, isNullable: true),
        Money("lifetime_net_spend", result => result.LifetimeNetSpend, (result, amount) => result.LifetimeNetSpend = amount),
        Count("lifetime_purchase_days", result => result.LifetimePurchaseDays, (result, days) => result.LifetimePurchaseDays = days),
        Day("first_purchase", result => result.FirstPurchase, (result, day) => result.FirstPurchase = day),
        Day("last_purchase", result => result.LastPurchase, (result, day) => result.LastPurchase = day),
        Number("probability_alive", result => result.ProbabilityAlive, (result, value) => result.ProbabilityAlive = value),
        Number("vip_probability_low", result => result.VipProbabilityLow, (result, value) => result.VipProbabilityLow = value),
        Number("vip_probability_high", result => result.VipProbabilityHigh, (result, value) => result.VipProbabilityHigh = value),
        Number("churn_probability_low", result => result.ChurnProbabilityLow, (result, value) => result.ChurnProbabilityLow = value),
        Number("churn_probability_high", result => result.ChurnProbabilityHigh, (result, value) => result.ChurnProbabilityHigh = value),
        Number("probability_alive_low", result => result.ProbabilityAliveLow, (result, value) => result.ProbabilityAliveLow = value),
        Number("probability_alive_high", result => result.ProbabilityAliveHigh, (result, value) => result.ProbabilityAliveHigh = value),
        Number("expected_purchases_low", result => result.ExpectedPurchasesLow, (result, value) => result.ExpectedPurchasesLow = value),
        Number("expected_purchases_high", result => result.ExpectedPurchasesHigh, (result, value) => result.ExpectedPurchasesHigh = value),
        Money("expected_spend_low", result => result.ExpectedSpendLow, (result, amount) => result.ExpectedSpendLow = amount, isNullable: true),
        Money("expected_spend_high", result => result.ExpectedSpendHigh, (result, amount) => result.ExpectedSpendHigh = amount, isNullable: true),
        Day("next_purchase", result => result.NextPurchase, (result, day) => result.NextPurchase = day, isNullable: true),
        Day("next_purchase_early", result => result.NextPurchaseEarly, (result, day) => result.NextPurchaseEarly = day, isNullable: true),
        Day("next_purchase_late", result => result.NextPurchaseLate, (result, day) => result.NextPurchaseLate = day, isNullable: true),
        Money("clv", result => result.Clv, (result, amount) => result.Clv = amount, isNullable: true),
        Money("clv_low", result => result.ClvLow, (result, amount) => result.ClvLow = amount, isNullable: true),
        Money("clv_high", result => result.ClvHigh, (result, amount) => result.ClvHigh = amount, isNullable: true),
        Number("usual_pause_days", result => result.UsualPauseDays, (result, days) => result.UsualPauseDays = days),
        Count("pause_limit_days", result => result.PauseLimitDays, (result, days) => result.PauseLimitDays = days, isNullable: true),
        Money("keeping_worth", result => result.KeepingWorth, (result, amount) => result.KeepingWorth = amount, isNullable: true),
    ];

    private static readonly Dictionary<string, ResultColumn> ByName = All.ToDictionary(column => column.Name, StringComparer.Ordinal);

    /// <summary>The column of a name.</summary>
    public static ResultColumn Named(string name) => ByName[name];

    private static ResultColumn TierOf(string name, Func<CustomerResult, Tier?> get, Action<CustomerResult, Tier> set, bool isNullable = false) =>
        ResultColumn.Integer(name, ResultColumnKind.Tier, isNullable, get, set, tier => (long)tier, stored => (Tier)stored);

    private static ResultColumn Count(string name, Func<CustomerResult, int?> get, Action<CustomerResult, int> set, bool isNullable = false) =>
        ResultColumn.Integer(name, ResultColumnKind.Count, isNullable, get, set, count => count, stored => (int)stored);

    private static ResultColumn Number(string name, Func<CustomerResult, double?> get, Action<CustomerResult, double> set) => ResultColumn.Real(name, get, set);

    private static ResultColumn Money(string name, Func<CustomerResult, Money?> get, Action<CustomerResult, Money> set, bool isNullable = false) =>
        ResultColumn.Integer(name, ResultColumnKind.Money, isNullable, get, set, amount => amount.TenThousandths, stored => new Money(stored));

    private static ResultColumn Day(string name, Func<CustomerResult, DateOnly?> get, Action<CustomerResult, DateOnly> set, bool isNullable = false) =>
        ResultColumn.Integer(name, ResultColumnKind.Day, isNullable, get, set, day => EpochDay.From(day), stored => EpochDay.ToDate((int)stored));
}
