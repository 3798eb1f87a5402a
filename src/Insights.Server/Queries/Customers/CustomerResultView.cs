using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Loyalty;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Customers;

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

    public double? UsualPauseDays => Stored.UsualPauseDays;

    public int? PauseLimitDays => Stored.PauseLimitDays;

    public RhythmState? State => Stored.StateOn(OfRun.AsOf);

    public PredictionView NextVip =>
        new(OfRun, Stored, Stored.VipProbability, IntervalView.Of(Stored.VipProbabilityLow, Stored.VipProbabilityHigh), reasons => reasons.NextVip, reasons => reasons.WhatIf);

    public PredictionView Churn =>
        new(OfRun, Stored, Stored.ChurnProbability, IntervalView.Of(Stored.ChurnProbabilityLow, Stored.ChurnProbabilityHigh), reasons => reasons.Churn, _ => null);
}
