using Insights.Ml.Calibration;
using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Evaluation;

public class EvaluatorTests
{
    [Fact]
    public void Probabilities_that_are_right_have_hardly_any_calibration_error()
    {
        var random = new Random(1);
        var probabilities = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToArray();
        var labels = Array.ConvertAll(probabilities, p => random.NextDouble() < p);

        Assert.InRange(EceOf(probabilities, labels), 0, 0.012);
        Assert.Equal(1.0 / 6, ProbabilityErrors.Brier(probabilities, labels), tolerance: 0.005);
    }

    [Fact]
    public void Probabilities_that_are_always_a_tenth_too_high_have_an_error_of_a_tenth()
    {
        var random = new Random(1);
        var right = Enumerable.Range(0, 20_000).Select(_ => 0.9 * random.NextDouble()).ToArray();
        var labels = Array.ConvertAll(right, p => random.NextDouble() < p);

        Assert.Equal(0.1, EceOf(Array.ConvertAll(right, p => p + 0.1), labels), tolerance: 0.012);
    }

    [Fact]
    public void Bins_differ_in_size_by_one_at_the_most_and_contain_all_rows()
    {
        var bins = new ProbabilityErrors([.. Enumerable.Range(0, 23).Select(i => i / 23.0)], [.. Enumerable.Range(0, 23).Select(i => i % 2 == 0)]).Curve();

        Assert.Equal([3, 3, 3, 2, 2, 2, 2, 2, 2, 2], bins.Select(bin => bin.Customers));
        Assert.Equal(bins.Select(bin => bin.Predicted).Order(), bins.Select(bin => bin.Predicted));
    }

    [Fact]
    public void The_interval_of_a_figure_holds_the_figure_and_shrinks_with_more_customers()
    {
        var small = Evaluate(200);
        var large = Evaluate(20_000);

        foreach (var auc in new[] { small, large }) Assert.InRange(auc.Value, auc.Low!.Value, auc.High!.Value);
        Assert.True(large.High - large.Low < (small.High - small.Low) / 4);
    }

    [Fact]
    public void A_group_without_customers_has_no_figures_and_is_no_error()
    {
        var evaluation = Evaluator.Evaluate(
            PredictionTarget.Churn, CustomerGroup.B, [new Scoring(ScoreEvaluation.Model, [], IsProbability: true)], [], seed: 1, CancellationToken.None);

        Assert.Equal(0, evaluation.Customers);
        Assert.Null(evaluation.Scores[0].Auc);
        Assert.Null(evaluation.Scores[0].Brier);
    }

    [Fact]
    public void Platts_curve_recovers_the_log_odds_that_made_the_labels()
    {
        var random = new Random(2);
        var scores = Enumerable.Range(0, 50_000).Select(_ => 4 * random.NextDouble() - 2).ToArray();
        var labels = Array.ConvertAll(scores, s => random.NextDouble() < 1 / (1 + Math.Exp(-(-0.7 + 1.6 * s))));

        var curve = PlattCalibrator.Fit(scores, labels, CancellationToken.None);

        Assert.Equal(-0.7, curve.Intercept, tolerance: 0.05);
        Assert.Equal(1.6, curve.Slope, tolerance: 0.05);
    }

    [Fact]
    public void Scores_that_separate_the_labels_perfectly_do_not_become_certainties()
    {
        var scores = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();

        var curve = PlattCalibrator.Fit(scores, Array.ConvertAll(scores, s => s >= 50), CancellationToken.None);

        Assert.InRange(curve.ProbabilityOf(99), 0.9, 0.9999);
        Assert.InRange(curve.ProbabilityOf(0), 0.0001, 0.1);
    }

    private static double EceOf(double[] probabilities, bool[] labels) => new ProbabilityErrors(probabilities, labels).Measure(weights: null).Ece;

    private static Interval Evaluate(int customers)
    {
        var random = new Random(7);
        var scores = Enumerable.Range(0, customers).Select(_ => random.NextDouble()).ToArray();
        var labels = Array.ConvertAll(scores, s => random.NextDouble() < s);
        var evaluation = Evaluator.Evaluate(
            PredictionTarget.NextVip, CustomerGroup.All, [new Scoring(ScoreEvaluation.Model, scores, IsProbability: true)], labels, seed: 1, CancellationToken.None);
        return evaluation.Scores[0].Auc!;
    }
}
