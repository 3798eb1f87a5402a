using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Evaluation;

public class BaselineComparisonTests
{
    private const int Customers = 1_000;

    private readonly double[] truth;
    private readonly bool[] labels;

    public BaselineComparisonTests()
    {
        var random = new Random(3);
        truth = [.. Enumerable.Range(0, Customers).Select(_ => random.NextDouble())];
        labels = Array.ConvertAll(truth, p => random.NextDouble() < p);
    }

    [Fact]
    public void A_model_with_the_scores_of_a_rule_has_no_difference_to_it()
    {
        var comparisons = Compare(Model(truth), new Scoring("rule", truth, IsProbability: true)).AgainstBaselines;

        Assert.Equal([EvaluationFigure.Auc, EvaluationFigure.AveragePrecision, EvaluationFigure.Brier], comparisons.Select(comparison => comparison.Figure));
        Assert.All(comparisons, comparison => Assert.Equal((0, 0, 0), (comparison.Difference, comparison.Low, comparison.High)));
    }

    [Fact]
    public void A_model_with_more_information_is_clearly_better()
    {
        var comparisons = Compare(Model(truth), new Scoring("rule", Blurred(seed: 1), IsProbability: true)).AgainstBaselines;

        Assert.All(comparisons, comparison => Assert.InRange(comparison.Difference, comparison.Low, comparison.High));
        Assert.All(comparisons, comparison => Assert.True(comparison.Figure == EvaluationFigure.Brier ? comparison.High < 0 : comparison.Low > 0, comparison.ToString()));
    }

    [Fact]
    public void The_interval_of_a_difference_is_narrower_than_those_of_correlated_figures()
    {
        var evaluation = Compare(Model(truth), new Scoring("rule", Array.ConvertAll(truth, p => Math.Round(p, 1)), IsProbability: true));
        var auc = evaluation.Scores[0].Auc!;

        Assert.True(evaluation.AgainstBaselines[0].High - evaluation.AgainstBaselines[0].Low < (auc.High - auc.Low) / 2);
    }

    [Fact]
    public void Each_figure_is_compared_with_the_rule_that_is_best_by_it()
    {
        var comparisons = Compare(
            Model(truth),
            new Scoring("blurred", Blurred(seed: 1), IsProbability: true),
            new Scoring("ranks", Array.ConvertAll(truth, p => 100 * p), IsProbability: false)).AgainstBaselines;

        Assert.Equal(["ranks", "ranks", "blurred"], comparisons.Select(comparison => comparison.Baseline));
    }

    [Fact]
    public void Where_no_rule_gives_a_probability_nothing_is_compared_by_the_brier_score() =>
        Assert.DoesNotContain(
            Compare(Model(truth), new Scoring("ranks", truth, IsProbability: false)).AgainstBaselines, comparison => comparison.Figure == EvaluationFigure.Brier);

    [Fact]
    public void Scores_at_random_have_figures_but_no_interval_and_are_no_baseline_to_compare_with()
    {
        var evaluation = Compare(Model(Blurred(seed: 1)), new Scoring("random", truth, IsProbability: false) { IsChance = true });

        Assert.Empty(evaluation.AgainstBaselines);
        Assert.Null(evaluation.Scores[1].Auc!.Low);
        Assert.True(evaluation.Scores[1].Auc!.Value > evaluation.Scores[0].Auc!.Value);
    }

    [Fact]
    public void Every_figure_lies_within_its_interval()
    {
        var score = Compare(Model(truth)).Scores[0];
        Interval?[] figures =
        [
            score.Auc, score.AveragePrecision, score.PrecisionAt50, score.PrecisionAt100, score.PrecisionAtTenPercent,
            score.LiftAt50, score.LiftAt100, score.LiftAtTenPercent, score.Brier, score.Ece,
        ];

        Assert.All(figures, figure => Assert.InRange(figure!.Value, figure.Low!.Value, figure.High!.Value));
    }

    [Fact]
    public void Lift_is_precision_over_the_base_rate()
    {
        var evaluation = Compare(Model(truth));

        Assert.Equal(evaluation.Scores[0].PrecisionAt50!.Value / evaluation.BaseRate, evaluation.Scores[0].LiftAt50!.Value, 12);
    }

    [Fact]
    public void A_gain_curve_rises_from_none_to_all_and_is_given_for_rules_too()
    {
        var evaluation = Compare(Model(truth), new Scoring("rule", Blurred(seed: 1), IsProbability: false));

        foreach (var curve in evaluation.Scores.Select(score => score.GainCurve))
        {
            Assert.Equal((21, 0, 1), (curve.Count, curve[0], curve[^1]));
            Assert.Equal(curve.Order(), curve);
        }
        Assert.True(evaluation.Scores[0].GainCurve[4] > evaluation.Scores[1].GainCurve[4]);
    }

    private double[] Blurred(int seed)
    {
        var random = new Random(seed);
        return Array.ConvertAll(truth, p => 0.4 * p + 0.6 * random.NextDouble());
    }

    private static Scoring Model(double[] probabilities) => new(ScoreEvaluation.Model, probabilities, IsProbability: true);

    private TargetEvaluation Compare(params Scoring[] scorings) =>
        Evaluator.Evaluate(PredictionTarget.Churn, CustomerGroup.B, scorings, labels, seed: 1, CancellationToken.None);
}
