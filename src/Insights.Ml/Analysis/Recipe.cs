using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Evaluation;
using Insights.Ml.Features;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;

namespace Insights.Ml.Analysis;

/// <summary>
/// Everything from histories to probabilities at one date, using nothing at or after it: tiers, features, training on
/// earlier cutoffs, calibration. The same recipe is run one horizon earlier to be judged, and at the date to be used.
/// </summary>
internal sealed class Recipe(PurchaseHistories histories, AnalysisOptions options)
{
    /// <summary>Customers of the rarer outcome without whom nothing can be learned.</summary>
    private const int FewestOfOutcome = 20;

    /// <summary>Rows beyond which trees get no better, only slower; a large shop's models learn from a sample of its customers.</summary>
    private const int MostTrainingRows = 50_000;

    /// <summary>Runs the recipe at a date.</summary>
    /// <param name="day">Days since 1970-01-01, at most the histories' date.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    internal RecipeResult RunAt(int day, CancellationToken cancellationToken)
    {
        var tiers = TierAssigner.Assign(histories, day, options.Policy);
        var buying = BuyingPredictions.At(histories, day, options.HorizonDays, cancellationToken);
        var rows = RowsAt(tiers, buying, FeatureMatrix.ActiveCustomers(tiers), cancellationToken);
        var plan = CutoffPlan.For(histories, day, options.HorizonDays);
        var result = new RecipeResult { Tiers = tiers, Buying = buying, Rows = rows, Plan = plan };

        if (rows.Rows == 0) return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.NoActiveCustomers, options.Policy.WindowDays) };
        if (plan.Cutoffs.Count == 0)
            return FallBack(result, Notice.Of(Notice.TooLittleHistory, options.HorizonDays, plan.HistoryDays, 2 * options.HorizonDays), cancellationToken);

        var training = Train(plan, NumbersAt(tiers), cancellationToken);
        if (training.FewestOfOutcome < FewestOfOutcome)
            return FallBack(result, Notice.Of(Notice.TooFewCustomers, training.FewestOfOutcome, FewestOfOutcome), cancellationToken);
        PredictionTarget[] targets = [PredictionTarget.NextVip, PredictionTarget.Churn];
        var scorers = targets.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(target => training.Scorer(target, rows)).ToArray();
        // There are only as many places among the best as there are A customers, however many compete for them.
        var vips = tiers.CountOf(Tier.A) * training.ShareOfPlaces;
        return result with { Status = RunStatus.Trained, NextVip = scorers[0].WithTotal(vips), Churn = scorers[1] };
    }

    private FeatureMatrix RowsAt(TierAssignment tiers, BuyingPredictions buying, IEnumerable<int> customers, CancellationToken cancellationToken) =>
        FeatureMatrix.Of([.. customers], histories, new CutoffContext(histories, tiers, buying, options.HorizonDays), cancellationToken);

    private RecipeResult FallBack(RecipeResult result, Notice reason, CancellationToken cancellationToken)
    {
        if (result.Buying.BuyingModel is null)
            return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.NoRepeatPurchases) };
        if (!result.Buying.IsUsable)
            return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.BuyingModelFails) };
        return result with
        {
            Status = RunStatus.Fallback,
            StatusReason = reason,
            NextVip = FallbackScorer.ForNextVip(result, options.Seed, cancellationToken),
            Churn = FallbackScorer.ForChurn(result),
        };
    }

    /// <summary>
    /// A number for each customer, counted among those known at the date only: samples and folds are chosen by it, and must
    /// not depend on who came later.
    /// </summary>
    private static int[] NumbersAt(TierAssignment tiers)
    {
        var numbers = new int[tiers.Tiers.Count];
        var known = 0;
        for (var customer = 0; customer < numbers.Length; customer++)
        {
            numbers[customer] = known;
            if (tiers.Tiers[customer] is not null) known++;
        }
        return numbers;
    }

    private Training Train(CutoffPlan plan, int[] numbers, CancellationToken cancellationToken)
    {
        var assignments = plan.Cutoffs.Select(cutoff => TierAssigner.Assign(histories, cutoff, options.Policy)).ToList();
        var sample = new CustomerSample(MostTrainingRows / Math.Max(1.0, assignments.Sum(tiers => FeatureMatrix.ActiveCustomers(tiers).Count())));
        var training = new Training(options, cancellationToken);
        foreach (var tiers in assignments)
        {
            var buying = BuyingPredictions.At(histories, tiers.Day, options.HorizonDays, cancellationToken);
            var rows = RowsAt(tiers, buying, FeatureMatrix.ActiveCustomers(tiers).Where(customer => sample.Has(numbers[customer])), cancellationToken);
            var labels = TargetLabels.At(histories, tiers, options.HorizonDays);
            training.Add(rows, numbers, labels);
            training.AddPlaces(tiers, labels);
        }
        return training;
    }

    /// <summary>The rows of all cutoffs, and the models that are fitted to them.</summary>
    private sealed class Training(AnalysisOptions options, CancellationToken cancellationToken)
    {
        private readonly TrainingRows vipRows = new();
        private readonly TrainingRows churnRows = new();
        private readonly List<int> customers = [];
        private long places;
        private long vips;

        /// <summary>Next VIPs among the active customers over the places there are for them; the others go to customers of tier D.</summary>
        internal double ShareOfPlaces => places == 0 ? 0 : vips / (double)places;

        internal int FewestOfOutcome => new[] { vipRows, churnRows }.Min(rows => Math.Min(rows.Positives, rows.Count - rows.Positives));

        internal void Add(FeatureMatrix matrix, int[] numbers, TargetLabels labels)
        {
            for (var row = 0; row < matrix.Rows; row++)
            {
                var customer = matrix.Customers[row];
                customers.Add(numbers[customer]);
                vipRows.Add(matrix, row, labels.IsNextVip[customer]);
                churnRows.Add(matrix, row, labels.IsChurned[customer]);
            }
        }

        internal void AddPlaces(TierAssignment tiers, TargetLabels labels)
        {
            places += tiers.CountOf(Tier.A);
            vips += FeatureMatrix.ActiveCustomers(tiers).Count(customer => labels.IsNextVip[customer]);
        }

        internal TreeScorer Scorer(PredictionTarget target, FeatureMatrix rows)
        {
            var model = TargetModel.Fit(
                target == PredictionTarget.NextVip ? vipRows : churnRows, customers,
                new TreeTrainerOptions { Algorithm = options.Algorithm, Seed = options.Seed }, cancellationToken);
            return new TreeScorer(model, rows);
        }
    }
}
