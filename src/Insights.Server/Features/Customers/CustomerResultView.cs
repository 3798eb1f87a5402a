using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Server.Features.Predictions;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Customers;

/// <summary>What one run says about one customer, as the API shows it.</summary>
/// <param name="OfRun">The run.</param>
/// <param name="Stored">What it says.</param>
internal sealed record CustomerResultView(RunView OfRun, CustomerResult Stored)
{
    public RunView Run => OfRun;

    public Tier Tier => Stored.Tier;

    public Tier? PreviousTier => Stored.PreviousTier;

    public int? Rank => Stored.Rank;

    public int PurchaseDays => Stored.PurchaseDays;

    public int LifetimePurchaseDays => Stored.LifetimePurchaseDays;

    public DateOnly FirstPurchase => Stored.FirstPurchase;

    public DateOnly LastPurchase => Stored.LastPurchase;

    public int DaysSinceLastPurchase => OfRun.AsOf.DayNumber - Stored.LastPurchase.DayNumber;

    public double? ProbabilityAlive => Stored.ProbabilityAlive;

    public double? ExpectedPurchases => Stored.ExpectedPurchases;

    public IntervalView? ProbabilityAliveInterval => IntervalView.Of(Stored.ProbabilityAliveLow, Stored.ProbabilityAliveHigh);

    public IntervalView? ExpectedPurchasesInterval => IntervalView.Of(Stored.ExpectedPurchasesLow, Stored.ExpectedPurchasesHigh);

    public NextPurchaseView? NextPurchase => NextPurchaseView.Of(Stored);

    public PredictionView NextVip =>
        new(OfRun, Stored, Stored.VipProbability, IntervalView.Of(Stored.VipProbabilityLow, Stored.VipProbabilityHigh), reasons => reasons.NextVip, reasons => reasons.Lift);

    public PredictionView Churn =>
        new(OfRun, Stored, Stored.ChurnProbability, IntervalView.Of(Stored.ChurnProbabilityLow, Stored.ChurnProbabilityHigh), reasons => reasons.Churn, _ => null);
}

/// <summary>Amounts, which need the shop's currency, and what is counted in the baskets.</summary>
[ResolverOf("CustomerResult")]
internal static class CustomerResultFields
{
    public static Deferred<int> Orders([Parent] CustomerResultView result, OrderCountReader orders) => OrdersOf(result, orders, counts => counts.InWindow);

    public static Deferred<int> LifetimeOrders([Parent] CustomerResultView result, OrderCountReader orders) => OrdersOf(result, orders, counts => counts.Lifetime);

    private static Deferred<int> OrdersOf(CustomerResultView result, OrderCountReader orders, Func<OrderCounts, int> choose)
    {
        var loading = orders.Load(result.Stored.CustomerId, result.OfRun.Stored);
        return new Deferred<int>(async token => choose(await loading.GetTypedAsync(token)));
    }

    public static Task<MoneyView> NetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.NetSpend, cancellationToken);

    public static Task<MoneyView> LifetimeNetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.LifetimeNetSpend, cancellationToken);

    public static async Task<MoneyView?> ExpectedSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.ExpectedSpend is { } spend ? await shops.MoneyAsync(spend, cancellationToken) : null;

    public static Task<MoneyIntervalView?> ExpectedSpendInterval([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyIntervalView.OfAsync(result.Stored.ExpectedSpendLow, result.Stored.ExpectedSpendHigh, shops, cancellationToken);

    public static async Task<MoneyView?> Clv([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.Clv is { } clv ? await shops.MoneyAsync(clv, cancellationToken) : null;

    public static Task<MoneyIntervalView?> ClvInterval([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyIntervalView.OfAsync(result.Stored.ClvLow, result.Stored.ClvHigh, shops, cancellationToken);
}
