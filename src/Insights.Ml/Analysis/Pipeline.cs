using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Calibration;
using Insights.Ml.Explanations;
using Insights.Ml.Models;
using Insights.Ml.Models.Rules;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>
/// Everything from histories to probabilities at a date of the grid, using nothing at or after it: tiers, features, training
/// on earlier cutoffs, the choice of the model, calibration. The same pipeline is run at earlier dates for evaluation, and
/// at the date of the analysis for use.
/// </summary>
internal sealed class Pipeline
{
    private static readonly PredictionTarget[] Targets = [PredictionTarget.NextVip, PredictionTarget.Churn];

    private readonly AnalysisOptions options;
    private readonly PipelineOptions choices;
    private readonly CancellationToken cancellationToken;
    private readonly TargetLearner[] learners;
    private readonly ModelSelection[] selections;

    internal Pipeline(PurchaseHistories histories, AnalysisOptions options, CancellationToken cancellationToken)
    {
        this.options = options;
        choices = options.Pipeline;
        this.cancellationToken = cancellationToken;
        Series = new CutoffSeries(histories, options.Policy, options.HorizonDays, choices.MaxCustomers, options.Seed, cancellationToken);
        learners = Array.ConvertAll(Targets, target => new TargetLearner(Series, target, choices, options.Seed, cancellationToken));
        selections = Array.ConvertAll(learners, learner => new ModelSelection(Series, learner, choices, cancellationToken));
    }

    /// <summary>The dates of the grid.</summary>
    internal CutoffSeries Series { get; }

    /// <summary>Length of the tier policy's window in days.</summary>
    internal int WindowDays => options.Policy.WindowDays;

    /// <summary>True where the pipeline's models can be trained for a date, so that it does not fall back.</summary>
    /// <param name="step">Steps back from the date of the analysis.</param>
    internal bool CanTrain(int step) => Array.TrueForAll(learners, learner => learner.CanTrain(step)) && Series.At(step).Rows.Rows > 0;

    /// <summary>The training cutoffs of models for a date, the newest first; empty where there is none.</summary>
    /// <param name="step">Steps back from the date of the analysis.</param>
    internal IReadOnlyList<Cutoff> TrainingCutoffs(int step) => [.. learners[0].TrainingSteps(step).Select(Series.At)];

    /// <summary>Runs the pipeline at a date of the grid.</summary>
    /// <param name="step">Steps back from the date of the analysis.</param>
    internal PipelineResult RunAt(int step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cutoff = Series.At(step);
        var result = new PipelineResult { Step = step, Cutoff = cutoff };
        if (cutoff.Rows.Rows == 0) return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.NoActiveCustomers, options.Policy.WindowDays) };
        if (learners[0].TrainingSteps(step).Count == 0)
            return FallBack(result, Notice.Of(Notice.TooLittleHistory, options.HorizonDays, Series.Grid.HistoryDays(step), 2 * options.HorizonDays));
        var minority = learners.Min(learner => learner.Table(step).MinorityCount);
        if (minority < choices.MinMinorityCount) return FallBack(result, Notice.Of(Notice.TooFewCustomers, minority, choices.MinMinorityCount));

        var trained = Concurrent.Select([.. learners.Zip(selections)], of => Train(of.First, of.Second, step), cancellationToken);
        // There are only as many VIP ranks as there are A customers, however many customers compete for them.
        var vips = cutoff.Tiers.CountOf(Tier.A) * ShareOfPlaces(step);
        return result with
        {
            Status = RunStatus.Trained,
            NextVip = WithTotal(trained[0].Model, cutoff, vips),
            Churn = new TrainedScorer(trained[1].Model, cutoff.Rows),
            Choices = [.. trained.Select(part => part.Choice)],
        };
    }

    private (TargetModel Model, TargetChoice Choice) Train(TargetLearner learner, ModelSelection selection, int step)
    {
        var holdouts = selection.HoldoutsBefore(step);
        var candidates = holdouts.Count >= choices.MinHoldoutsToChoose ? selection.Compare(holdouts) : [];
        var kind = selection.Choose(candidates);
        var refits = Concurrent.Select([.. Enumerable.Range(0, choices.Folds)], fold => learner.ModelWithout(step, kind, fold), cancellationToken);
        var (calibrator, slopeVariance) = holdouts.Count > 0 ? CalibrateBy(kind) : CalibrateOutOfFold(learner.Table(step), refits);
        var season = new SeasonalOffset(Series, learner, choices);
        var model = new TargetModel
        {
            Model = learner.Model(step, kind),
            Refits = refits,
            Calibrator = WithExpectedLevel(calibrator, kind),
            SlopeVariance = slopeVariance,
            Pivot = calibrator.ErrorAfter(learner.Scores(step, kind, step)).Pivot,
            LevelDeviation = season.DeviationAt(step, kind, calibrator),
            Default = kind == choices.Default ? null : new CalibratedModel(learner.Model(step, choices.Default), WithExpectedLevel(CalibrateBy(choices.Default).Calibrator, choices.Default)),
        };
        model = model with { MeanVariance = MeanVarianceOf(model, step) };
        return (model, new TargetChoice
        {
            Target = learner.Target,
            Kind = kind,
            Rule = (model.Model as RuleModel)?.Feature,
            Holdouts = [.. holdouts.Select(DateOf)],
            Candidates = candidates,
            TrainingCutoffs = [.. learner.TrainingSteps(step).Select(DateOf)],
        });

        // The slope comes from holdout periods, the level from the training dates, which are later: the change between the two is not applied
        // a second time.
        (PlattCalibrator Calibrator, double SlopeVariance) CalibrateBy(CandidateKind of)
        {
            var (slope, variance) = selection.SlopeOf(holdouts, of);
            return (new PlattCalibrator(0, slope).WithTotal(learner.TableScores(step, of), learner.Table(step).Positives), variance);
        }

        PlattCalibrator WithExpectedLevel(PlattCalibrator fitted, CandidateKind of) => fitted with
        {
            Intercept = fitted.Intercept + season.ShiftAt(step, of, fitted) + new CohortAgeingOffset(Series, learner, choices).ShiftAt(step, of, fitted),
        };
    }

    /// <summary>Without an earlier holdout period: out-of-fold scores, each by the model that was trained without the customer.</summary>
    private (PlattCalibrator Calibrator, double SlopeVariance) CalibrateOutOfFold(TrainingTable rows, ITargetModel[] refits)
    {
        var scores = new double[rows.Count];
        for (var row = 0; row < scores.Length; row++)
            scores[row] = refits[Series.Hashes.Fold(rows.Customer(row), choices.Folds)].Score(rows.Features(row));
        var fitted = PlattCalibrator.Fit(scores, rows.Labels, cancellationToken);
        return (fitted, fitted.ErrorAfter(scores).SlopeVariance);
    }

    /// <summary>Over some thousands of the customers, evenly spread over their ids.</summary>
    private double MeanVarianceOf(TargetModel model, int step)
    {
        const int maxRows = 2_000;
        var rows = Series.At(step).Rows;
        var stride = 1 + rows.Rows / maxRows;
        return Enumerable.Range(0, (rows.Rows + stride - 1) / stride).Average(i => model.VarianceOf(rows.Row(i * stride)));
    }

    private TrainedScorer WithTotal(TargetModel model, Cutoff cutoff, double total) => new(model with
    {
        Calibrator = model.Calibrator.WithTotal(TargetLearner.ScoresOf(model.Model, cutoff, cancellationToken), total),
        Default = model.Default is { } other ? other with { Calibrator = other.Calibrator.WithTotal(TargetLearner.ScoresOf(other.Model, cutoff, cancellationToken), total) } : null,
    }, cutoff.Rows);

    /// <summary>Next VIPs among the active customers over the number of VIP ranks; the others were customers of tier D.</summary>
    private double ShareOfPlaces(int step)
    {
        long places = 0, vips = 0;
        foreach (var earlier in learners[0].TrainingSteps(step).Select(Series.At))
        {
            places += earlier.Tiers.CountOf(Tier.A);
            var labels = earlier.LabelsOf(PredictionTarget.NextVip);
            for (var customer = 0; customer < labels.Length; customer++)
                if (labels[customer] && earlier.Tiers.Ranks[customer] is not null) vips++;
        }
        return places == 0 ? 0 : vips / (double)places;
    }

    private DateOnly DateOf(int step) => EpochDay.ToDate(Series.Grid.Day(step));

    private PipelineResult FallBack(PipelineResult result, Notice reason)
    {
        if (result.Cutoff.Buying.BuyingModel is null)
            return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.NoRepeatPurchases) };
        if (!result.Cutoff.Buying.IsUsable)
            return result with { Status = RunStatus.Unavailable, StatusReason = Notice.Of(Notice.BuyingModelFails) };
        return result with
        {
            Status = RunStatus.Fallback,
            StatusReason = reason,
            NextVip = FallbackScorer.ForNextVip(result.Cutoff, options.Seed, cancellationToken),
            Churn = FallbackScorer.ForChurn(result.Cutoff),
        };
    }
}
