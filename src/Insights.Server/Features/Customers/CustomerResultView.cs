using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Server.Features.Predictions;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;
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

    public PredictionView NextVip => new(OfRun, Stored, Stored.VipProbability, reasons => reasons.NextVip);

    public PredictionView Churn => new(OfRun, Stored, Stored.ChurnProbability, reasons => reasons.Churn);
}

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("CustomerResult")]
internal static class CustomerResultFields
{
    public static Task<MoneyView> NetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.NetSpend, cancellationToken);

    public static Task<MoneyView> LifetimeNetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.LifetimeNetSpend, cancellationToken);

    public static async Task<MoneyView?> ExpectedSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.ExpectedSpend is { } spend ? await shops.MoneyAsync(spend, cancellationToken) : null;
}
