using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Numerics;

namespace Insights.Ml.Tests.Buying;

public class LikelihoodTests
{
    private static readonly CollapsedSummaries Customers = CollapsedSummaries.Of(
        [new(0, 0, 30), new(0, 0, 30), new(1, 4, 33), new(3, 20.5, 26), new(12, 38, 38), new(40, 36, 39.5), new(2, 0.14, 51)]);

    [Fact]
    public void The_analytic_gradient_agrees_with_differences_of_the_likelihood()
    {
        NewtonMaximizer.Objective likelihood = new BgNbdLikelihood(Customers).Evaluate;
        double[][] points = [[-0.6, 2.3, -0.5, 2.4], [1.2, 0.4, 2, 4], [-2, 4, -3, -1], [0.3, -4, 0.7, 5]];
        var gradient = new double[4];
        var unused = new double[4];
        foreach (var point in points)
        {
            likelihood(point, gradient);
            for (var i = 0; i < point.Length; i++)
            {
                const double step = 1e-5;
                double[] above = [.. point], below = [.. point];
                above[i] += step;
                below[i] -= step;
                var slope = (likelihood(above, unused) - likelihood(below, unused)) / (2 * step);
                Assert.Equal(slope, gradient[i], tolerance: 1e-6 * Math.Max(1, Math.Abs(slope)));
            }
        }
    }
}
