using Insights.Ml.Calibration;
using Insights.Ml.Features;
using Insights.Ml.Models;

namespace Insights.Ml.Tests.Models;

/// <summary>Of what the interval of a probability is made.</summary>
public class TargetModelTests
{
    private const double Tolerance = 1e-9;

    /// <summary>Student's t with two degrees of freedom over the normal quantile, both at 97.5 %.</summary>
    private const double Stretch = 4.3027 / 1.96;

    private static readonly TargetModel Model = new()
    {
        Model = new Fixed(5),
        Refits = [new Fixed(5), new Fixed(5), new Fixed(5)],
        Calibrator = new PlattCalibrator(0, 2),
        SlopeVariance = 0,
        Pivot = 2,
        LevelDeviation = 0,
    };

    [Fact]
    public void Refits_that_agree_under_a_known_calibration_have_no_standard_error() => Assert.Equal(0, Model.StandardError(default));

    [Fact]
    public void Refits_that_differ_count_by_the_jackknife_with_the_small_sample_factor() =>
        Assert.Equal(Stretch * Stretch * 8 * 2 / 3, (Model with { Refits = [new Fixed(4), new Fixed(5), new Fixed(6)] }).VarianceOf(default), Tolerance);

    [Fact]
    public void The_variance_of_the_slope_counts_by_the_squared_distance_of_a_score_from_the_pivot() =>
        Assert.Equal(0.04 * 3 * 3, (Model with { SlopeVariance = 0.04 }).VarianceOf(default), Tolerance);

    [Fact]
    public void Where_another_model_was_chosen_half_the_square_of_its_distance_to_the_default_counts() =>
        Assert.Equal((10 - 7) * (10 - 7) / 2.0, (Model with { Default = new CalibratedModel(new Fixed(6), new PlattCalibrator(1, 1)) }).VarianceOf(default), Tolerance);

    [Fact]
    public void The_variance_is_half_the_customers_own_half_the_mean_plus_that_of_the_level() =>
        Assert.Equal(Math.Sqrt((0.36 + 0.64) / 2 + 0.25), (Model with { SlopeVariance = 0.04, MeanVariance = 0.64, LevelDeviation = 0.5 }).StandardError(default) ?? 0, Tolerance);

    private sealed class Fixed(double score) : ITargetModel
    {
        public double Score(FeatureRow row) => score;

        public IScoreExplainer Explainer() => throw new NotSupportedException("Nothing is explained here.");
    }
}
