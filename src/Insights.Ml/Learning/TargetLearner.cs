using System.Collections.Concurrent;
using Insights.Ml.Evaluation;
using Insights.Ml.Models;
using Insights.Ml.Models.Blend;
using Insights.Ml.Models.Logistic;
using Insights.Ml.Models.Rules;
using Insights.Ml.Models.Trees;

namespace Insights.Ml.Learning;

/// <summary>The models of one target: each kind is trained once for each date, from dates whose horizon was over by then.</summary>
internal sealed class TargetLearner(CutoffSeries series, PredictionTarget target, RecipeOptions options, int seed, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<int, Lazy<TrainingTable>> tables = new();
    private readonly ConcurrentDictionary<(int Step, CandidateKind Kind), Lazy<ITargetModel>> models = new();
    private readonly ConcurrentDictionary<(int Step, CandidateKind Kind), Lazy<double[]>> scores = new();

    /// <summary>The trees of this machine: those of LightGBM where it works.</summary>
    private readonly CandidateKind trees =
        TreeTrainer.Chosen(options.Trees.Algorithm) == TreeAlgorithm.LightGbm ? CandidateKind.LightGbm : CandidateKind.FastTree;

    internal PredictionTarget Target => target;

    /// <summary>The kinds that compete on this machine, the simplest first.</summary>
    internal IReadOnlyList<CandidateKind> Kinds { get; } =
        TreeTrainer.Chosen(options.Trees.Algorithm) == TreeAlgorithm.LightGbm ? options.Candidates : [.. options.Candidates.Where(kind => kind != CandidateKind.LightGbm)];

    /// <summary>The dates at which a model for a date learns, the newest first; empty where there is none.</summary>
    internal IReadOnlyList<int> TrainingSteps(int step)
    {
        var newest = step + series.Grid.StepsPerHorizon;
        var steps = new List<int>();
        for (var s = newest; steps.Count < options.TrainingCutoffs && series.Grid.HasHistory(s); s++) steps.Add(s);
        var yearBefore = series.Grid.YearBefore(step);
        if (options.UsesYearBefore && yearBefore > newest && !steps.Contains(yearBefore) && series.Grid.HasHistory(yearBefore)) steps.Add(yearBefore);
        return steps;
    }

    /// <summary>The rows from which a model for a date learns.</summary>
    internal TrainingTable Table(int step) => tables.GetOrAdd(step, key => new Lazy<TrainingTable>(() => Collect(key))).Value;

    /// <summary>True where there are enough customers of both outcomes to learn from.</summary>
    internal bool CanLearn(int step) => TrainingSteps(step).Count > 0 && Table(step).FewestOfOutcome >= options.FewestOfOutcome;

    /// <summary>The model of a kind for a date.</summary>
    internal ITargetModel Model(int step, CandidateKind kind) =>
        models.GetOrAdd((step, kind), key => new Lazy<ITargetModel>(() => Fit(Table(key.Step), key.Kind, of => Model(key.Step, of)))).Value;

    /// <summary>A model of a kind that has not seen one group of customers.</summary>
    internal ITargetModel ModelWithout(int step, CandidateKind kind, int fold)
    {
        var rows = Table(step);
        var others = rows.Where(row => series.Numbers.Fold(rows.Customer(row), options.Folds) != fold);
        return Fit(others.FewestOfOutcome > 0 ? others : rows, kind, of => FitAlone(others.FewestOfOutcome > 0 ? others : rows, of));
    }

    /// <summary>What the model of a kind for a date says of the date's rows.</summary>
    internal double[] Scores(int step, CandidateKind kind) =>
        scores.GetOrAdd((step, kind), key => new Lazy<double[]>(() => ScoresOf(Model(key.Step, key.Kind), series.At(key.Step)))).Value;

    /// <summary>What a model says of a date's rows.</summary>
    internal static double[] ScoresOf(ITargetModel model, Cutoff cutoff)
    {
        var result = new double[cutoff.Rows.Rows];
        Parallel.For(0, result.Length, row => result[row] = model.Score(cutoff.Rows.Row(row)));
        return result;
    }

    private TrainingTable Collect(int step)
    {
        var cutoffs = TrainingSteps(step).Select(series.At).ToList();
        var share = options.MostTrainingRows / Math.Max(1.0, cutoffs.Sum(cutoff => cutoff.Rows.Rows));
        // A sample of a sample is one by the smaller share.
        var shareOfAll = share * series.SampledShare;
        var entries = new List<TrainingTable.Entry>();
        foreach (var cutoff in cutoffs)
        {
            var labels = cutoff.LabelsOf(target);
            for (var row = 0; row < cutoff.Rows.Rows; row++)
                if (share >= 1 || series.Numbers.IsInSample(cutoff.Rows.Customers[row], shareOfAll)) entries.Add(new TrainingTable.Entry(cutoff.Rows, row, labels[cutoff.Rows.Customers[row]]));
        }
        return new TrainingTable(entries);
    }

    private ITargetModel Fit(TrainingTable rows, CandidateKind kind, Func<CandidateKind, ITargetModel> member) => kind == CandidateKind.Blend
        ? BlendTrainer.Blend(
            [member(CandidateKind.Logistic), member(trees), member(CandidateKind.Rule)],
            [options.Blend.Logistic, options.Blend.Trees, options.Blend.Rule], rows)
        : FitAlone(rows, kind);

    private ITargetModel FitAlone(TrainingTable rows, CandidateKind kind)
    {
        ITargetTrainer trainer = kind switch
        {
            CandidateKind.Rule => new RuleTrainer(target),
            CandidateKind.Logistic => new LogisticTrainer(new LogisticOptions { Ridge = options.Ridge, IsRelative = options.Relative.Contains(target) }),
            CandidateKind.LightGbm => new TreeTrainer(options.Trees with { Seed = seed, Algorithm = TreeAlgorithm.LightGbm }),
            CandidateKind.FastTree => new TreeTrainer(options.Trees with { Seed = seed, Algorithm = TreeAlgorithm.FastTree }),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return trainer.Fit(rows, cancellationToken);
    }
}
