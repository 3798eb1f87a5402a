using System.Collections;
using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Buying;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Loyalty;

namespace Insights.Ml.Analysis;

/// <summary>The results of all customers, computed a few thousand at a time by several threads and returned in order.</summary>
internal sealed class CustomerResults(PurchaseHistories histories, AnalysisOptions options, PipelineResult delivered, CancellationToken cancellationToken)
    : IEnumerable<CustomerResult>
{
    private const int ChunkSize = 4_096;

    /// <summary>An expectation beyond it is meaningless, and must not overflow.</summary>
    private const double MaxMoney = 1e13;

    private readonly WhatIfFinder whatIfs = new(histories, delivered.Cutoff.Rows);

    private readonly PurchaseRhythm rhythms = new(histories);

    private readonly Explainer explainer = new(histories, delivered.Cutoff.Rows);

    public IEnumerator<CustomerResult> GetEnumerator()
    {
        var rowOf = RowsByCustomer();
        for (var start = 0; start < histories.Count; start += ChunkSize)
        {
            var first = start;
            var chunk = new CustomerResult[Math.Min(ChunkSize, histories.Count - start)];
            Parallel.For(0, chunk.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => new CustomerView(), (i, _, view) =>
            {
                chunk[i] = ResultOf(first + i, rowOf[first + i], view);
                return view;
            }, _ => { });
            foreach (var result in chunk) yield return result;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int[] RowsByCustomer()
    {
        var rowOf = new int[histories.Count];
        Array.Fill(rowOf, -1);
        for (var row = 0; row < delivered.Cutoff.Rows.Rows; row++) rowOf[delivered.Cutoff.Rows.Customers[row]] = row;
        return rowOf;
    }

    private CustomerResult ResultOf(int customer, int row, CustomerView view)
    {
        var isActive = row >= 0;
        var (first, last, purchaseDays, lifetime) = LifetimeOf(customer);
        var churn = isActive ? delivered.Churn?.Probability(row) : null;
        var vipInterval = isActive ? delivered.NextVip?.Interval(row) : null;
        var churnInterval = isActive ? delivered.Churn?.Interval(row) : null;
        var forecast = delivered.Cutoff.Buying.Forecasts.Of(customer);
        var next = NextPurchaseOf(customer, churn);
        // BG/NBD lets nobody leave before a repeat purchase: its 1 is an assumption, not an estimate.
        var isRepeatBuyer = purchaseDays > 1;
        var alive = isRepeatBuyer ? delivered.Cutoff.Buying.ProbabilityAlive[customer] : null;
        var rhythm = rhythms.Of(customer);
        return new CustomerResult
        {
            CustomerId = histories.Customers[customer],
            Tier = delivered.Cutoff.Tiers.Tiers[customer] ?? throw new InvalidOperationException("A known customer has a tier."),
            Rank = delivered.Cutoff.Tiers.Ranks[customer],
            NetSpend = delivered.Cutoff.Tiers.NetSpend[customer],
            PurchaseDays = delivered.Cutoff.Tiers.PurchaseDays[customer],
            LifetimeNetSpend = lifetime,
            LifetimePurchaseDays = purchaseDays,
            FirstPurchase = EpochDay.ToDate(first),
            LastPurchase = EpochDay.ToDate(last),
            VipProbability = isActive ? delivered.NextVip?.Probability(row) : null,
            ChurnProbability = churn,
            ProbabilityAlive = alive,
            ExpectedPurchases = delivered.Cutoff.Buying.ExpectedPurchases[customer],
            ExpectedSpend = Amount(delivered.Cutoff.Buying.ExpectedSpend[customer]),
            VipProbabilityLow = vipInterval?.Low,
            VipProbabilityHigh = vipInterval?.High,
            ChurnProbabilityLow = churnInterval?.Low,
            ChurnProbabilityHigh = churnInterval?.High,
            ProbabilityAliveLow = isRepeatBuyer ? forecast?.ProbabilityAlive?.Low : null,
            ProbabilityAliveHigh = isRepeatBuyer ? forecast?.ProbabilityAlive?.High : null,
            ExpectedPurchasesLow = forecast?.ExpectedPurchases?.Low,
            ExpectedPurchasesHigh = forecast?.ExpectedPurchases?.High,
            ExpectedSpendLow = Amount(forecast?.ExpectedSpend?.Low),
            ExpectedSpendHigh = Amount(forecast?.ExpectedSpend?.High),
            NextPurchase = DateOf(next?.Median),
            NextPurchaseEarly = DateOf(next?.Early),
            NextPurchaseLate = DateOf(next?.Late),
            Clv = Amount(forecast?.Clv),
            ClvLow = Amount(forecast?.ClvInterval?.Low),
            ClvHigh = Amount(forecast?.ClvInterval?.High),
            UsualPauseDays = rhythm.UsualPause,
            PauseLimitDays = rhythm.LimitDays,
            KeepingWorth = Amount(alive * SpendOfHorizon(customer, first)),
            Reasons = isActive ? ReasonsOf(customer, row, view).Serialize() : "",
        };
    }

    /// <summary>What the customer spends within the horizon as long as nothing changes, in currency units, at least 0.</summary>
    private double SpendOfHorizon(int customer, int firstDay)
    {
        var days = Math.Max(Math.Min(histories.AsOfDay - firstDay, options.Policy.WindowDays), options.HorizonDays);
        return Math.Max(0, delivered.Cutoff.Tiers.NetSpend[customer].ToDouble()) * options.HorizonDays / days;
    }

    private CustomerReasons ReasonsOf(int customer, int row, CustomerView view)
    {
        var reasons = explainer.ReasonsOf(row, delivered.NextVip, delivered.Churn, view);
        var isInTierB = delivered.Cutoff.Tiers.Tiers[customer] == Tier.B;
        return isInTierB && delivered.NextVip is { } nextVip ? reasons with { WhatIf = whatIfs.Of(row, nextVip, view) } : reasons;
    }

    private NextPurchase? NextPurchaseOf(int customer, double? churnProbability)
    {
        var buying = delivered.Cutoff.Buying;
        return buying.UsableModel is { } model && buying.Summaries.Summaries[customer] is { } summary
            ? new NextPurchase(model, summary, buying.HorizonWeeks, churnProbability)
            : null;
    }

    /// <summary>The date of a day that is counted from 1, the date of the analysis.</summary>
    private DateOnly? DateOf(int? day) => day is { } number ? histories.AsOf.AddDays(number - 1) : null;

    private static Money? Amount(double? value) => value is { } amount ? Money.From((decimal)Math.Min(amount, MaxMoney)) : null;

    private (int First, int Last, int PurchaseDays, Money NetSpend) LifetimeOf(int customer)
    {
        var days = histories.Days;
        int? first = null;
        int last = 0, purchaseDays = 0;
        long net = 0;
        for (var i = histories.Start(customer); i < histories.End(customer); i++)
        {
            net += days.NetSpend[i];
            if (days.Purchases[i] == 0) continue;
            first ??= days.Day[i];
            last = days.Day[i];
            purchaseDays++;
        }
        return (first ?? throw new InvalidOperationException("A known customer has a purchase."), last, purchaseDays, new Money(net));
    }
}
