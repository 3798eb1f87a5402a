namespace Insights.Ml.Numerics;

/// <summary>
/// Maximises a smooth function of a few variables by Newton's method with Levenberg damping. Where no Hessian is given, it is
/// computed by differences of the analytic gradient; it is returned, too, for standard errors.
/// </summary>
internal static class NewtonMaximizer
{
    private const int MaxIterations = 200;
    private const double DifferenceStep = 1e-5;
    private const double FirstDamping = 1e-3;
    private const double MaxDamping = 1e12;
    private const double MaxStep = 2;

    /// <summary>Value at a point, and its gradient there.</summary>
    internal delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <param name="Point">Where the maximum is.</param>
    /// <param name="Value">The function there.</param>
    /// <param name="Hessian">Second derivatives there.</param>
    /// <param name="Converged">False where the iterations ended before the gradient vanished.</param>
    internal sealed record Result(double[] Point, double Value, double[,] Hessian, bool Converged)
    {
        /// <summary>
        /// Standard errors of the coordinates by the inverse of the negative Hessian, where the function is a log
        /// likelihood; infinite where it is flat, so that the data do not determine them.
        /// </summary>
        internal double[] StandardErrors()
        {
            var errors = new double[Point.Length];
            for (var i = 0; i < errors.Length; i++)
            {
                var unit = new double[errors.Length];
                unit[i] = 1;
                errors[i] = DampedStep(Hessian, unit, damping: 0) is { } column && column[i] > 0 ? Math.Sqrt(column[i]) : double.PositiveInfinity;
            }
            return errors;
        }

        /// <summary>
        /// The inverse of the negative Hessian over the free coordinates, row by row, with zeros for the others; null where it
        /// is not positive definite.
        /// </summary>
        internal double[]? InverseInformation(IReadOnlyList<bool> isFree)
        {
            var n = Point.Length;
            // A fixed coordinate is cut off from the others; its own row is cleared afterwards.
            var free = new double[n, n];
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) free[i, j] = isFree[i] && isFree[j] ? Hessian[i, j] : i == j ? -1 : 0;
            var inverse = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                if (!isFree[i]) continue;
                var unit = new double[n];
                unit[i] = 1;
                if (DampedStep(free, unit, damping: 0) is not { } column || !column.All(double.IsFinite)) return null;
                for (var j = 0; j < n; j++) inverse[i * n + j] = column[j];
            }
            return inverse;
        }
    }

    /// <summary>Climbs from a starting point inside a box to the nearest maximum in it.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="start">The starting point.</param>
    /// <param name="bound">All coordinates stay within plus and minus this.</param>
    /// <param name="gradientTolerance">Converged when no free coordinate's derivative is larger.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static Result Maximize(
        Objective objective, double[] start, double bound, double gradientTolerance, CancellationToken cancellationToken) =>
        Maximize(objective, point => HessianAt(objective, point), start, bound, gradientTolerance, cancellationToken);

    /// <param name="objective">The function.</param>
    /// <param name="hessianAt">Its second derivatives at a point.</param>
    /// <param name="start">The starting point.</param>
    /// <param name="bound">All coordinates stay within plus and minus this.</param>
    /// <param name="gradientTolerance">Converged when no free coordinate's derivative is larger.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static Result Maximize(
        Objective objective, Func<double[], double[,]> hessianAt, double[] start, double bound, double gradientTolerance, CancellationToken cancellationToken)
    {
        var n = start.Length;
        var point = (double[])start.Clone();
        var gradient = new double[n];
        var value = objective(point, gradient);
        var hessian = hessianAt(point);
        var damping = FirstDamping;
        var candidate = new double[n];
        var candidateGradient = new double[n];
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsStationary(point, gradient, bound, gradientTolerance)) return new Result(point, value, hessian, Converged: true);
            while (true)
            {
                var step = DampedStep(hessian, gradient, damping);
                if (step is not null)
                {
                    for (var i = 0; i < n; i++)
                        candidate[i] = Math.Clamp(point[i] + Math.Clamp(step[i], -MaxStep, MaxStep), -bound, bound);
                    var candidateValue = objective(candidate, candidateGradient);
                    if (double.IsFinite(candidateValue) && candidateValue > value)
                    {
                        (point, candidate) = (candidate, point);
                        (gradient, candidateGradient) = (candidateGradient, gradient);
                        value = candidateValue;
                        damping = Math.Max(damping / 10, 1e-12);
                        break;
                    }
                }
                damping *= 10;
                // No uphill step is larger than rounding: this is the maximum.
                if (damping > MaxDamping) return new Result(point, value, hessian, Converged: true);
            }
            hessian = hessianAt(point);
        }
        return new Result(point, value, hessian, Converged: false);
    }

    private static bool IsStationary(double[] point, double[] gradient, double bound, double tolerance)
    {
        for (var i = 0; i < point.Length; i++)
        {
            var pushesOutwards = Math.Abs(point[i]) >= bound && Math.Sign(gradient[i]) == Math.Sign(point[i]);
            if (!pushesOutwards && Math.Abs(gradient[i]) > tolerance) return false;
        }
        return true;
    }

    private static double[,] HessianAt(Objective objective, double[] point)
    {
        var n = point.Length;
        var hessian = new double[n, n];
        var shifted = (double[])point.Clone();
        var above = new double[n];
        var below = new double[n];
        for (var i = 0; i < n; i++)
        {
            shifted[i] = point[i] + DifferenceStep;
            objective(shifted, above);
            shifted[i] = point[i] - DifferenceStep;
            objective(shifted, below);
            shifted[i] = point[i];
            for (var j = 0; j < n; j++) hessian[i, j] = (above[j] - below[j]) / (2 * DifferenceStep);
        }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                hessian[i, j] = hessian[j, i] = (hessian[i, j] + hessian[j, i]) / 2;
        return hessian;
    }

    /// <summary>Solves (D - H) step = gradient, where D is the damping; null where that is not positive definite.</summary>
    private static double[]? DampedStep(double[,] hessian, double[] gradient, double damping)
    {
        var n = gradient.Length;
        var information = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) information[i, j] = -hessian[i, j];
            information[i, i] = -hessian[i, i] + damping * Math.Max(1, Math.Abs(hessian[i, i]));
        }
        return Cholesky.Factor(information) is { } lower ? Cholesky.Solve(lower, gradient) : null;
    }
}
