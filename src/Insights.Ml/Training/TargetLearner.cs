using System.Collections.Concurrent;
using Insights.Ml.Models;
using Insights.Ml.Models.Blend;
using Insights.Ml.Models.Logistic;
using Insights.Ml.Models.Rules;
using Insights.Ml.Models.Trees;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>The models of one target: each kind is trained once for each date, from dates whose horizon was over by then.</summary>
internal sealed class TargetLearner(CutoffSeries series, PredictionTarget target, PipelineOptions options, int seed, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<int, Lazy<TrainingTable>> tables = new();
    private readonly ConcurrentDictionary<(int Step, CandidateKind Kind), Lazy<ITargetModel>> models = new();
    private readonly ConcurrentDictionary<(int Step, CandidateKind Kind, int At), Lazy<double[]>> scores = new();
    private readonly ConcurrentDictionary<(int Step, CandidateKind Kind), Lazy<double[]>> tableScores = new();

    /// <summary>The trees of this machine: those of LightGBM where it works.</summary>
    private readonly CandidateKind trees =
        TreeTrainer.Chosen(options.Trees.Algorithm) == TreeAlgorithm.LightGbm ? CandidateKind.LightGbm : CandidateKind.FastTree;

    internal PredictionTarget Target => target;

    /// <summary>The candidate kinds on this machine, the simplest first.</summary>
    internal IReadOnlyList<CandidateKind> Kinds { get; } =
        TreeTrainer.Chosen(options.Trees.Algorithm) == TreeAlgorithm.LightGbm ? options.Candidates : [.. options.Candidates.Where(kind => kind != CandidateKind.LightGbm)];

    /// <summary>The kinds that are blended, and their weights.</summary>
    private (CandidateKind Kind, double Share)[] Members =>
        [(CandidateKind.Logistic, options.LogisticShare), (trees, options.TreesShare), (CandidateKind.Rule, options.RuleShare)];

    private double[] Shares => Array.ConvertAll(Members, member => member.Share);

    /// <summary>The training dates of a model for a date, the newest first; empty where there is none.</summary>
    internal IReadOnlyList<int> TrainingSteps(int step)
    {
        var newest = step + series.Grid.StepsPerHorizon;
        var steps = new List<int>();
        for (var s = newest; steps.Count < options.TrainingCutoffs && series.Grid.HasHistory(s); s++) steps.Add(s);
        var yearBefore = series.Grid.YearBefore(step);
        if (options.UsesYearBefore && yearBefore > newest && !steps.Contains(yearBefore) && series.Grid.HasHistory(yearBefore)) steps.Add(yearBefore);
        return steps;
    }

    /// <summary>The training rows of a model for a date.</summary>
    internal TrainingTable Table(int step) => tables.GetOrAdd(step, key => new Lazy<TrainingTable>(() => Collect(key))).Value;

    /// <summary>True where there are enough training rows of both outcomes.</summary>
    internal bool CanTrain(int step) => TrainingSteps(step).Count > 0 && Table(step).MinorityCount >= options.MinMinorityCount;

    /// <summary>The model of a kind for a date.</summary>
    internal ITargetModel Model(int step, CandidateKind kind) =>
        models.GetOrAdd((step, kind), key => new Lazy<ITargetModel>(() => Fit(key.Step, key.Kind))).Value;

    /// <summary>A model of a kind trained without one group of customers.</summary>
    internal ITargetModel ModelWithout(int step, CandidateKind kind, int fold)
    {
        var rows = Table(step);
        var others = rows.Where(row => series.Hashes.Fold(rows.Customer(row), options.Folds) != fold);
        if (others.MinorityCount == 0) others = rows;
        if (kind != CandidateKind.Blend) return FitSingle(others, kind);
        var members = Concurrent.Select(Members, of => FitSingle(others, of.Kind), cancellationToken);
        return BlendTrainer.Blend(members, Shares, Array.ConvertAll(members, member => ScoresOf(member, others)));
    }

    /// <summary>The scores of the model of a kind for a date on the rows of that date or an earlier one.</summary>
    internal double[] Scores(int step, CandidateKind kind, int at) =>
        scores.GetOrAdd((step, kind, at), key => new Lazy<double[]>(() => ScoresOf(Model(key.Step, key.Kind), series.At(key.At), cancellationToken))).Value;

    /// <summary>The scores of the model of a kind for a date on its training rows.</summary>
    internal double[] TableScores(int step, CandidateKind kind) =>
        tableScores.GetOrAdd((step, kind), key => new Lazy<double[]>(() => Model(key.Step, key.Kind) is BlendModel blend
            ? blend.Combine(Array.ConvertAll(Members, member => TableScores(key.Step, member.Kind)))
            : ScoresOf(Model(key.Step, key.Kind), Table(key.Step)))).Value;

    /// <summary>A model's scores of a date's rows.</summary>
    internal static double[] ScoresOf(ITargetModel model, Cutoff cutoff, CancellationToken cancellationToken)
    {
        var result = new double[cutoff.Rows.Rows];
        Parallel.For(0, result.Length, new ParallelOptions { CancellationToken = cancellationToken }, row => result[row] = model.Score(cutoff.Rows.Row(row)));
        return result;
    }

    private double[] ScoresOf(ITargetModel model, TrainingTable rows)
    {
        var result = new double[rows.Count];
        Parallel.For(0, result.Length, new ParallelOptions { CancellationToken = cancellationToken }, row => result[row] = model.Score(rows.Features(row)));
        return result;
    }

    private TrainingTable Collect(int step)
    {
        var cutoffs = TrainingSteps(step).Select(series.At).ToList();
        var share = options.MaxTrainingRows / Math.Max(1.0, cutoffs.Sum(cutoff => cutoff.Rows.Rows));
        // A sample of a sample is one by the smaller share.
        var shareOfAll = share * series.SamplingFraction;
        var entries = new List<TrainingTable.Entry>();
        foreach (var cutoff in cutoffs)
        {
            var labels = cutoff.LabelsOf(target);
            for (var row = 0; row < cutoff.Rows.Rows; row++)
                if (share >= 1 || series.Hashes.IsInSample(cutoff.Rows.Customers[row], shareOfAll)) entries.Add(new TrainingTable.Entry(cutoff.Rows, row, labels[cutoff.Rows.Customers[row]]));
        }
        return new TrainingTable(entries);
    }

    private ITargetModel Fit(int step, CandidateKind kind) => kind == CandidateKind.Blend
        ? BlendTrainer.Blend(
            Concurrent.Select(Members, member => Model(step, member.Kind), cancellationToken), Shares, Array.ConvertAll(Members, member => TableScores(step, member.Kind)))
        : FitSingle(Table(step), kind);

    private ITargetModel FitSingle(TrainingTable rows, CandidateKind kind)
    {
        ITargetTrainer trainer = kind switch
        {
            CandidateKind.Rule => new RuleTrainer(target),
            CandidateKind.Logistic => new LogisticTrainer(options.Ridge, isRelative: options.Relative.Contains(target)),
            CandidateKind.LightGbm => new TreeTrainer(options.Trees with { Seed = seed, Algorithm = TreeAlgorithm.LightGbm }),
            CandidateKind.FastTree => new TreeTrainer(options.Trees with { Seed = seed, Algorithm = TreeAlgorithm.FastTree }),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return trainer.Fit(rows, cancellationToken);
    }
}
