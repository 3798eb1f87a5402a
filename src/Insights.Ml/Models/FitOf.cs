using Insights.Ml.Numerics;

namespace Insights.Ml.Models;

/// <summary>Judges how a fit in the logarithms of the parameters came out.</summary>
internal static class FitOf
{
    /// <summary>A parameter this close to its bound in log space is at the boundary.</summary>
    private const double BoundaryMargin = 0.5;

    /// <summary>A parameter that is known no better than within a factor of about 50 either way is as good as unknown.</summary>
    private const double LargestStandardError = 2;

    internal static ModelFit Result(NewtonMaximizer.Result result, double bound)
    {
        if (!result.Converged) return ModelFit.NotConverged;
        var isAtBound = result.Point.Any(coordinate => Math.Abs(coordinate) > bound - BoundaryMargin);
        return isAtBound || result.StandardErrors().Any(error => error > LargestStandardError) ? ModelFit.AtBoundary : ModelFit.Identified;
    }
}
