using System.Collections.Concurrent;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// The dates of the grid, each looked at once. Nothing on or after a date is seen there, but for its labels. The date of the
/// analysis shows all customers; earlier dates, from which only is learned, a sample of them where there are very many.
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
    /// <param name="mostCustomers">Of more customers than these, a sample is learned from.</param>
    /// <param name="seed">Who is in the sample.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    internal CutoffSeries(PurchaseHistories histories, TierPolicy policy, int horizonDays, int mostCustomers, int seed, CancellationToken cancellationToken)
    {
        this.histories = histories;
        this.policy = policy;
        this.horizonDays = horizonDays;
        this.cancellationToken = cancellationToken;
        Grid = new CutoffGrid(histories, horizonDays);
        SampledShare = Math.Min(1, mostCustomers / Math.Max(1.0, histories.Count));
        var numbers = new CustomerNumbers(histories.ExternalIds, seed);
        Learned = SampledShare < 1 ? histories.Of([.. Enumerable.Range(0, histories.Count).Where(customer => numbers.IsInSample(customer, SampledShare))]) : histories;
        Numbers = SampledShare < 1 ? new CustomerNumbers(Learned.ExternalIds, seed) : numbers;
    }

    internal CutoffGrid Grid { get; }

    /// <summary>The customers from whom is learned: all, or a sample of very many.</summary>
    internal PurchaseHistories Learned { get; }

    /// <summary>The part, above 0 and at most 1, of the customers from whom is learned.</summary>
    internal double SampledShare { get; }

    /// <summary>Of the customers from whom is learned.</summary>
    internal CustomerNumbers Numbers { get; }

    /// <summary>What is known at a date of the grid.</summary>
    /// <param name="step">Steps back; 0 is the date of the analysis.</param>
    internal Cutoff At(int step) => cutoffs.GetOrAdd(step, key => new Lazy<Cutoff>(() => LookAt(key))).Value;

    /// <summary>What the buying models expect at a date of the grid, without looking at all the rest.</summary>
    /// <param name="step">Steps back; 0 is the date of the analysis.</param>
    internal BuyingPredictions BuyingAt(int step) => buying.GetOrAdd(step, key => new Lazy<BuyingPredictions>(() => Expect(key))).Value;

    private Cutoff LookAt(int step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var seen = Seen(step);
        var tiers = TierAssigner.Assign(seen, Grid.Day(step), policy);
        var expected = BuyingAt(step);
        var context = new CutoffContext(seen, tiers, expected, horizonDays) { WindowDays = policy.WindowDays };
        var rows = FeatureMatrix.Of([.. FeatureMatrix.ActiveCustomers(tiers)], seen, context, cancellationToken);
        var labels = tiers.Day + horizonDays <= histories.AsOfDay ? TargetLabels.At(seen, tiers, horizonDays) : null;
        return new Cutoff(tiers, expected, rows, labels);
    }

    private BuyingPredictions Expect(int step)
    {
        var learned = BuyingPredictions.At(Learned, Grid.Day(step), horizonDays, cancellationToken);
        return Seen(step) == Learned ? learned : learned.Of(CustomerSummaries.At(histories, Grid.Day(step)));
    }

    private PurchaseHistories Seen(int step) => step == 0 ? histories : Learned;
}
