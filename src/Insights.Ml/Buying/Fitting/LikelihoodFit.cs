using Insights.Ml.Numerics;

namespace Insights.Ml.Buying.Fitting;

/// <summary>Maximum likelihood in the logarithms of a model's parameters, and the quality of the fit.</summary>
/// <param name="Result">The highest maximum that was found.</param>
/// <param name="Fit">How it came out.</param>
/// <param name="Covariance">Covariance of the parameters' logarithms; null where the likelihood does not determine it.</param>
internal sealed record LikelihoodFit(NewtonMaximizer.Result Result, ModelFit Fit, ParameterCovariance? Covariance)
{
    private const double GradientTolerance = 1e-6;

    /// <summary>A parameter this close to its bound in log space is at the boundary.</summary>
    private const double BoundaryMargin = 0.5;

    /// <summary>A parameter that is known no better than within a factor of about 50 either way is as good as unknown.</summary>
    private const double MaxStandardError = 2;

    /// <summary>Along a parameter with less information than this the likelihood is flat.</summary>
    private const double MinInformation = 1e-3;

    /// <summary>Climbs from each starting point, and takes the highest top.</summary>
    /// <param name="logLikelihood">In the logarithms of the parameters.</param>
    /// <param name="starts">Starting points: positive parameters, at least one.</param>
    /// <param name="bound">Parameters stay between exp(-bound) and exp(bound).</param>
    /// <param name="customers">How many customers the likelihood is of.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    internal static LikelihoodFit Maximize(
        NewtonMaximizer.Objective logLikelihood, IReadOnlyList<double[]> starts, double bound, int customers, CancellationToken cancellationToken)
    {
        var best = From(starts[0]);
        foreach (var start in starts.Skip(1))
        {
            var result = From(start);
            if (result.Value > best.Value) best = result;
        }
        return new LikelihoodFit(best, QualityOf(best, bound), CovarianceOf(best, bound));

        NewtonMaximizer.Result From(double[] start) => NewtonMaximizer.Maximize(
            logLikelihood, Array.ConvertAll(start, Math.Log), bound, GradientTolerance * customers, cancellationToken);
    }

    private static ModelFit QualityOf(NewtonMaximizer.Result result, double bound)
    {
        if (!result.Converged) return ModelFit.NotConverged;
        var isAtBound = result.Point.Any(coordinate => IsAtBound(coordinate, bound));
        return isAtBound || result.StandardErrors().Any(error => error > MaxStandardError) ? ModelFit.AtBoundary : ModelFit.Identified;
    }

    /// <summary>
    /// The inverse of the negative Hessian over the parameters on which the likelihood depends; the others count as known,
    /// since where it does not change with a parameter the predictions hardly do either.
    /// </summary>
    private static ParameterCovariance? CovarianceOf(NewtonMaximizer.Result result, double bound)
    {
        var isFree = result.Point.Select((coordinate, i) => !IsAtBound(coordinate, bound) && -result.Hessian[i, i] > MinInformation).ToArray();
        return result.InverseInformation(isFree) is { } elements ? new ParameterCovariance { Elements = elements } : null;
    }

    private static bool IsAtBound(double coordinate, double bound) => Math.Abs(coordinate) > bound - BoundaryMargin;
}
