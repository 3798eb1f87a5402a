using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Loyalty;

/// <summary>
/// How much more the customers who were loyal at the beginning of a period spent in it than the average customer who was
/// active then, the loyal ones among them. Tiers are by earlier spend, and the spend that is compared comes after them, so that
/// loyalty is not defined by the spend that it is compared on. It states who spends more, not that loyalty is the cause.
/// </summary>
public sealed record LoyaltyPremium
{
    private const int MinForInterval = 30;
    private static readonly LoyaltyGroup[] All = Enum.GetValues<LoyaltyGroup>();

    /// <summary>The first day of the period; tiers are those of that day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Length of the period in days: the run's horizon.</summary>
    public required int Days { get; init; }

    /// <summary>Active customers at its beginning, 1 or more; of very many, those of a sample.</summary>
    public required int Customers { get; init; }

    /// <summary>Their mean net spend in the period, in currency units, above 0.</summary>
    public required double MeanSpend { get; init; }

    /// <summary>The groups that had customers, the loyal ones first.</summary>
    public required IReadOnlyList<GroupPremium> Groups { get; init; }

    /// <summary>Compares the spend after a date by the tiers at it; null where there was no spend to compare.</summary>
    /// <param name="tiers">The tiers at the date.</param>
    /// <param name="labels">The customers' outcomes in the period after it.</param>
    internal static LoyaltyPremium? Of(TierAssignment tiers, TargetLabels labels)
    {
        var active = FeatureMatrix.ActiveCustomers(tiers).ToList();
        var spend = active.ConvertAll(customer => new Money(labels.NetSpend[customer]).ToDouble());
        if (spend.Count == 0 || spend.Average() is var mean && mean <= 0) return null;
        return new LoyaltyPremium
        {
            From = EpochDay.ToDate(tiers.Day),
            Days = labels.HorizonDays,
            Customers = active.Count,
            MeanSpend = mean,
            Groups = [.. All.Select(group => Of(group, spend, active.ConvertAll(customer => IsIn(group, tiers.Tiers[customer])))).OfType<GroupPremium>()],
        };
    }

    private static GroupPremium? Of(LoyaltyGroup group, List<double> spend, List<bool> isIn)
    {
        var customers = isIn.Count(belongs => belongs);
        if (customers == 0) return null;
        var ratio = MeanRatio.Of(spend, isIn);
        var interval = customers < MinForInterval ? null : ratio.Interval;
        return new GroupPremium(group, customers, ratio.Value * spend.Average(), ratio.Value - 1, interval?.Low - 1, interval?.High - 1);
    }

    private static bool IsIn(LoyaltyGroup group, Tier? tier) => group switch
    {
        LoyaltyGroup.Loyal => tier is Tier.A or Tier.B,
        LoyaltyGroup.A => tier is Tier.A,
        LoyaltyGroup.B => tier is Tier.B,
        _ => tier is Tier.C,
    };
}
