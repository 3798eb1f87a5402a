using Insights.Data.Tiers;
using Insights.Ml.Features;

namespace Insights.Ml.Analysis;

/// <summary>How much of the spend the best customers make: the Lorenz curve, from its top.</summary>
internal static class SpendConcentration
{
    private const int Steps = 100;

    /// <summary>
    /// Share of the spend that the best 0, 1, 2 ... 100 % of the active customers make; negative net spend counts as none.
    /// Empty where there is no spend.
    /// </summary>
    internal static IReadOnlyList<double> Of(TierAssignment tiers)
    {
        var ranked = FeatureMatrix.ActiveCustomers(tiers)
            .OrderBy(customer => tiers.Ranks[customer])
            .Select(customer => Math.Max(0, tiers.NetSpend[customer].ToDouble()))
            .ToArray();
        var total = ranked.Sum();
        if (total <= 0) return [];
        var shares = new double[Steps + 1];
        double sum = 0;
        var counted = 0;
        for (var step = 1; step <= Steps; step++)
        {
            // The customer in whom a step ends counts in proportion.
            var place = step / (double)Steps * ranked.Length;
            while (counted < (int)place) sum += ranked[counted++];
            var part = counted < ranked.Length ? (place - counted) * ranked[counted] : 0;
            shares[step] = (sum + part) / total;
        }
        return shares;
    }
}
