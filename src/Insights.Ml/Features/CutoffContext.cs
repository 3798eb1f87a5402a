using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Buying;

namespace Insights.Ml.Features;

/// <summary>What features need of all customers at a cutoff.</summary>
internal sealed class CutoffContext
{
    private readonly TierAssignment tiers;

    internal CutoffContext(PurchaseHistories histories, TierAssignment tiers, BuyingPredictions buying, int horizonDays)
    {
        this.tiers = tiers;
        Buying = buying;
        Cutoff = tiers.Day;
        HorizonDays = horizonDays;
        ThresholdA = Threshold(tiers);
        VipSpend = SpendOfLastVip(histories, tiers, horizonDays);
        TypicalGap = MeanGap(histories, tiers.Day);
        Habits = ShopHabits.At(histories, tiers.Day);
    }

    /// <summary>The first day that is not used.</summary>
    internal int Cutoff { get; }

    /// <summary>Length of the horizon in days.</summary>
    internal int HorizonDays { get; }

    /// <summary>Length of the tier policy's window in days.</summary>
    internal int WindowDays { get; init; } = 365;

    /// <summary>The predictions of the buying models.</summary>
    internal BuyingPredictions Buying { get; }

    /// <summary>Net spend of the last customer in tier A, in currency units; 0 where there is none.</summary>
    internal double ThresholdA { get; }

    /// <summary>
    /// Net spend, in currency units, of the last customer among as many best as there are in tier A, in as many days before the
    /// cutoff as the horizon has; 0 where fewer spent anything.
    /// </summary>
    internal double VipSpend { get; init; }

    /// <summary>Mean days between purchases over all customers; 1 or more.</summary>
    internal double TypicalGap { get; }

    /// <summary>The means over all customers.</summary>
    internal ShopHabits Habits { get; }

    internal double NetSpend(int customer) => tiers.NetSpend[customer].ToDouble();

    private static double Threshold(TierAssignment tiers)
    {
        double? least = null;
        for (var i = 0; i < tiers.Tiers.Count; i++)
            if (tiers.Tiers[i] == Tier.A && (least is null || tiers.NetSpend[i].ToDouble() < least)) least = tiers.NetSpend[i].ToDouble();
        return least ?? 0;
    }

    private static double SpendOfLastVip(PurchaseHistories histories, TierAssignment tiers, int horizonDays)
    {
        var places = tiers.CountOf(Tier.A);
        if (places == 0) return 0;
        var days = histories.Days;
        var spend = new List<long>();
        for (var customer = 0; customer < histories.Count; customer++)
        {
            long own = 0;
            for (var i = histories.End(customer) - 1; i >= histories.Start(customer) && days.Day[i] >= tiers.Day - horizonDays; i--)
                if (days.Day[i] < tiers.Day) own += days.NetSpend[i];
            if (own > 0) spend.Add(own);
        }
        if (spend.Count < places) return 0;
        spend.Sort();
        return new Money(spend[^places]).ToDouble();
    }

    private static double MeanGap(PurchaseHistories histories, int cutoff)
    {
        var days = histories.Days;
        long sum = 0, count = 0;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            var last = int.MinValue;
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < cutoff; i++)
            {
                if (days.Purchases[i] == 0) continue;
                if (last != int.MinValue)
                {
                    sum += days.Day[i] - last;
                    count++;
                }
                last = days.Day[i];
            }
        }
        return count == 0 ? 1 : Math.Max(1, sum / (double)count);
    }
}
