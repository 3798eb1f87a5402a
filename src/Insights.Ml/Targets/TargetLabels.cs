using Insights.Data.Histories;
using Insights.Data.Tiers;

namespace Insights.Ml.Targets;

/// <summary>
/// The outcomes of customers in a holdout period, as the two targets of the product: next VIP and churn. One entry for each
/// customer of the histories.
/// </summary>
public sealed class TargetLabels
{
    /// <summary>The cutoff as days since 1970-01-01: the first day of the holdout period.</summary>
    public required int Cutoff { get; init; }

    /// <summary>Length of the holdout period in days.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>
    /// True for the customers whose net spend in the holdout period is positive and ranks, among the customers known at
    /// the cutoff, within the number of A customers at the cutoff; equal spend ranks by external id.
    /// </summary>
    public required bool[] IsNextVip { get; init; }

    /// <summary>True for customers without a purchase in the holdout period. Meaningful for customers known at the cutoff.</summary>
    public required bool[] IsChurned { get; init; }

    /// <summary>Net spend in the holdout period in ten-thousandths of the currency unit.</summary>
    public required long[] NetSpend { get; init; }

    /// <summary>Days with a purchase in the holdout period.</summary>
    public required int[] PurchaseDays { get; init; }

    /// <summary>Computes the labels of the holdout period that begins at the date of the tiers.</summary>
    /// <param name="histories">Histories that reach at least to the end of the holdout period.</param>
    /// <param name="tiers">The tiers at the cutoff.</param>
    /// <param name="horizonDays">Length of the holdout period in days, 1 or more.</param>
    /// <exception cref="ArgumentException">The holdout period is not over as of the histories' date.</exception>
    public static TargetLabels At(PurchaseHistories histories, TierAssignment tiers, int horizonDays)
    {
        var end = tiers.Day + horizonDays;
        if (end > histories.AsOfDay) throw new ArgumentException("The holdout period reaches beyond the histories.", nameof(horizonDays));
        var netSpend = new long[histories.Count];
        var purchaseDays = new int[histories.Count];
        var days = histories.Days;
        for (var customer = 0; customer < histories.Count; customer++)
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < end; i++)
            {
                if (days.Day[i] < tiers.Day) continue;
                netSpend[customer] += days.NetSpend[i];
                if (days.Purchases[i] > 0) purchaseDays[customer]++;
            }
        return new TargetLabels
        {
            Cutoff = tiers.Day,
            HorizonDays = horizonDays,
            IsNextVip = NextVips(tiers, netSpend),
            IsChurned = Array.ConvertAll(purchaseDays, count => count == 0),
            NetSpend = netSpend,
            PurchaseDays = purchaseDays,
        };
    }

    private static bool[] NextVips(TierAssignment tiers, long[] netSpend)
    {
        var candidates = Enumerable.Range(0, netSpend.Length).Where(customer => tiers.Tiers[customer] is not null && netSpend[customer] > 0).ToArray();
        Array.Sort(candidates, (left, right) =>
            netSpend[left] == netSpend[right] ? left.CompareTo(right) : netSpend[right].CompareTo(netSpend[left]));
        var isNextVip = new bool[netSpend.Length];
        foreach (var customer in candidates.Take(tiers.CountOf(Tier.A))) isNextVip[customer] = true;
        return isNextVip;
    }
}
