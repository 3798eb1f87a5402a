using Insights.Data.Tiers;
using Insights.Ml.Targets;

namespace Insights.Ml.Explanations;

/// <summary>What drives the probabilities of a target among the customers of tier B.</summary>
/// <param name="Target">The target.</param>
/// <param name="Customers">The customers in the means: all of tier B, or 5,000 to 10,000 of them where there are more; 1 or more.</param>
/// <param name="Features">The features that move a probability at all, the strongest first.</param>
public sealed record TargetDrivers(PredictionTarget Target, int Customers, IReadOnlyList<Driver> Features)
{
    private const int MinSampled = 5_000;

    /// <summary>Adds up what moves the customers' log odds; null where there is no probability or nobody in tier B.</summary>
    /// <param name="target">The target.</param>
    /// <param name="scorer">Its probabilities; null where there are none.</param>
    /// <param name="rows">The index in the histories of the customer of each of the scorer's rows.</param>
    /// <param name="tiers">The customers' tiers.</param>
    /// <param name="cancellationToken">Stops adding.</param>
    internal static TargetDrivers? Of(PredictionTarget target, IScorer? scorer, IReadOnlyList<int> rows, TierAssignment tiers, CancellationToken cancellationToken)
    {
        var ofB = Enumerable.Range(0, rows.Count).Where(row => tiers.Tiers[rows[row]] == Tier.B).ToList();
        if (scorer is null || ofB.Count == 0) return null;
        var every = Math.Max(1, ofB.Count / MinSampled);
        var sums = new SortedDictionary<string, (double Absolute, int Likelier)>(StringComparer.Ordinal);
        var customers = 0;
        for (var i = 0; i < ofB.Count; i += every)
        {
            cancellationToken.ThrowIfCancellationRequested();
            customers++;
            foreach (var contribution in scorer.Explain(ofB[i]))
            {
                var (absolute, likelier) = sums.GetValueOrDefault(contribution.Feature);
                sums[contribution.Feature] = (absolute + Math.Abs(contribution.LogOdds), likelier + (contribution.LogOdds > 0 ? 1 : 0));
            }
        }
        return new TargetDrivers(target, customers,
        [
            .. sums.Where(sum => sum.Value.Absolute > 0).OrderByDescending(sum => sum.Value.Absolute)
                .Select(sum => new Driver(sum.Key, Explainer.Round(sum.Value.Absolute / customers), Explainer.Round(sum.Value.Likelier / (double)customers))),
        ]);
    }
}

/// <summary>How much one feature drives a target's probabilities.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="MeanLogOdds">By how much it moves a customer's log odds on average, in whichever direction; above 0.</param>
/// <param name="LikelierShare">Share of the customers, 0 to 1, for whom it makes the outcome likelier.</param>
public sealed record Driver(string Feature, double MeanLogOdds, double LikelierShare);
