using System.Collections.Concurrent;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// The dates of the grid, each computed once. Nothing on or after a date is used for it, but for its labels. The date of the
/// analysis has all customers; earlier dates, which are for training only, a sample of them where there are very many.
/// </summary>
internal sealed class CutoffSeries
{
    private readonly PurchaseHistories histories;
    private readonly TierPolicy policy;
    private readonly int horizonDays;
    private readonly CancellationToken cancellationToken;
    private readonly ConcurrentDictionary<int, Lazy<Cutoff>> cutoffs = new();
    private readonly ConcurrentDictionary<int, Lazy<BuyingPredictions>> buying = new();

    /// <param name="histories">All customers.</param>
    /// <param name="policy">How they are put into tiers.</param>
    /// <param name="horizonDays">Length of the horizon in days.</param>
    /// <param name="maxCustomers">With more customers than these, models are trained on a sample.</param>
    /// <param name="seed">Who is in the sample.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    internal CutoffSeries(PurchaseHistories histories, TierPolicy policy, int horizonDays, int maxCustomers, int seed, CancellationToken cancellationToken)
    {
        this.histories = histories;
        this.policy = policy;
        this.horizonDays = horizonDays;
        this.cancellationToken = cancellationToken;
        Grid = new CutoffGrid(histories, horizonDays);
        SamplingFraction = Math.Min(1, maxCustomers / Math.Max(1.0, histories.Count));
        var hashes = new CustomerHashes(histories.ExternalIds, seed);
        TrainingHistories = SamplingFraction < 1 ? histories.Of([.. Enumerable.Range(0, histories.Count).Where(customer => hashes.IsInSample(customer, SamplingFraction))]) : histories;
        Hashes = SamplingFraction < 1 ? new CustomerHashes(TrainingHistories.ExternalIds, seed) : hashes;
    }

    internal CutoffGrid Grid { get; }

    /// <summary>The training customers: all, or a sample of very many.</summary>
    internal PurchaseHistories TrainingHistories { get; }

    /// <summary>The share of training customers, above 0 and at most 1.</summary>
    internal double SamplingFraction { get; }

    /// <summary>Hashes of the training customers.</summary>
    internal CustomerHashes Hashes { get; }

    /// <summary>The shop at a date of the grid.</summary>
    /// <param name="step">Steps back; 0 is the date of the analysis.</param>
    internal Cutoff At(int step) => cutoffs.GetOrAdd(step, key => new Lazy<Cutoff>(() => Compute(key))).Value;

    /// <summary>The predictions of the buying models at a date of the grid, without the rest.</summary>
    /// <param name="step">Steps back; 0 is the date of the analysis.</param>
    internal BuyingPredictions BuyingAt(int step) => buying.GetOrAdd(step, key => new Lazy<BuyingPredictions>(() => PredictBuying(key))).Value;

    private Cutoff Compute(int step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var visible = HistoriesAt(step);
        var tiers = TierAssigner.Assign(visible, Grid.Day(step), policy);
        var expected = BuyingAt(step);
        var context = new CutoffContext(visible, tiers, expected, horizonDays) { WindowDays = policy.WindowDays };
        var rows = FeatureMatrix.Of([.. FeatureMatrix.ActiveCustomers(tiers)], visible, context, cancellationToken);
        var labels = tiers.Day + horizonDays <= histories.AsOfDay ? TargetLabels.At(visible, tiers, horizonDays) : null;
        return new Cutoff(tiers, expected, rows, labels);
    }

    private BuyingPredictions PredictBuying(int step)
    {
        var predictions = BuyingPredictions.At(TrainingHistories, Grid.Day(step), horizonDays, cancellationToken);
        return HistoriesAt(step) == TrainingHistories ? predictions : predictions.Of(CustomerSummaries.At(histories, Grid.Day(step)));
    }

    private PurchaseHistories HistoriesAt(int step) => step == 0 ? histories : TrainingHistories;
}
