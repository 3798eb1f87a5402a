using System.Collections.Concurrent;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Learning;

/// <summary>The dates of the grid, each looked at once. Nothing on or after a date is seen there, but for its labels.</summary>
internal sealed class CutoffSeries(PurchaseHistories histories, TierPolicy policy, int horizonDays, int seed, CancellationToken cancellationToken)
{
    /// <summary>Customers beyond whom figures and models get no better, only slower; of more, a sample is taken.</summary>
    private const int MostRows = 50_000;

    private readonly ConcurrentDictionary<int, Lazy<Cutoff>> cutoffs = new();

    internal CutoffGrid Grid { get; } = new(histories, horizonDays);

    internal CustomerNumbers Numbers { get; } = new(histories, seed);

    /// <summary>What is known at a date of the grid.</summary>
    /// <param name="step">Steps back; 0 is the date of the analysis, at which all active customers have a row.</param>
    internal Cutoff At(int step) => cutoffs.GetOrAdd(step, key => new Lazy<Cutoff>(() => LookAt(key))).Value;

    /// <summary>What the buying models expect at a date of the grid, without looking at all the rest where nobody has yet.</summary>
    /// <param name="step">Steps back.</param>
    internal BuyingPredictions BuyingAt(int step) =>
        cutoffs.TryGetValue(step, out var known) ? known.Value.Buying : BuyingPredictions.At(histories, Grid.Day(step), horizonDays, cancellationToken);

    private Cutoff LookAt(int step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var day = Grid.Day(step);
        var tiers = TierAssigner.Assign(histories, day, policy);
        var buying = BuyingPredictions.At(histories, day, horizonDays, cancellationToken);
        int[] active = [.. FeatureMatrix.ActiveCustomers(tiers)];
        var share = MostRows / Math.Max(1.0, active.Length);
        if (step > 0 && share < 1) active = Array.FindAll(active, customer => Numbers.IsInSample(customer, share));
        var rows = FeatureMatrix.Of(active, histories, new CutoffContext(histories, tiers, buying, horizonDays) { WindowDays = policy.WindowDays }, cancellationToken);
        var labels = day + horizonDays <= histories.AsOfDay ? TargetLabels.At(histories, tiers, horizonDays) : null;
        return new Cutoff(tiers, buying, rows, labels);
    }
}
