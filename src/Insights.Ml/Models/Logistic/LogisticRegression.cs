using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Insights.Ml.Numerics;

namespace Insights.Ml.Models.Logistic;

/// <summary>
/// Ridge logistic regression by Newton's method (Hosmer, Lemeshow and Sturdivant 2013, sect. 1.2; le Cessie and van
/// Houwelingen 1992 for the penalty): maximises sum(y z - log(1 + e^z)) - ridge / 2 * |weights|^2 with z = intercept +
/// weights * x. The intercept is not penalised. The inner loops are optimised at once, since a fit is over before tiered
/// compilation would do so. One thread and a fixed order of sums, so that the result is the same, bit for
/// bit, on any number of processors.
/// </summary>
internal sealed class LogisticRegression
{
    private const int MaxIterations = 30;
    private const double Tolerance = 1e-8;
    private const int Lanes = 4;

    /// <summary>Columns with the intercept's, rounded up to whole vectors.</summary>
    private readonly int stride;
    private readonly int columns;
    private readonly double[] design;
    private readonly double[] targets;

    /// <param name="rows">Standardised rows, one after the other.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="labels">One for each row.</param>
    internal LogisticRegression(ReadOnlySpan<double> rows, int columns, IReadOnlyList<bool> labels)
    {
        this.columns = columns;
        stride = (columns + 1 + Lanes - 1) / Lanes * Lanes;
        design = new double[labels.Count * stride];
        targets = new double[labels.Count];
        for (var row = 0; row < labels.Count; row++)
        {
            design[row * stride] = 1;
            rows.Slice(row * columns, columns).CopyTo(design.AsSpan(row * stride + 1));
            targets[row] = labels[row] ? 1 : 0;
        }
    }

    /// <summary>Intercept and weights.</summary>
    /// <param name="ridge">Strength of the penalty, above 0.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    internal double[] Fit(double ridge, CancellationToken cancellationToken)
    {
        var point = new double[stride];
        var value = Objective(point, ridge);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (gradient, information) = Derivatives(point, ridge);
            var lower = Cholesky.Factor(information) ?? throw new InvalidOperationException("A penalised likelihood has a maximum.");
            var step = Cholesky.Solve(lower, gradient);
            var gain = step.Zip(gradient, (move, slope) => move * slope).Sum();
            if (gain < Tolerance) break;
            (point, value) = Climb(point, step, value, ridge);
        }
        return point[..(columns + 1)];
    }

    /// <summary>The whole step, or the first of its halves, quarters ... that goes upwards.</summary>
    private (double[] Point, double Value) Climb(double[] point, double[] step, double value, double ridge)
    {
        for (var share = 1.0; share > 1e-6; share /= 2)
        {
            var candidate = (double[])point.Clone();
            for (var i = 0; i < step.Length; i++) candidate[i] += share * step[i];
            var reached = Objective(candidate, ridge);
            if (reached > value) return (candidate, reached);
        }
        return (point, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Objective(double[] point, double ridge)
    {
        double sum = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            var z = Dot(Row(row), point);
            sum += targets[row] * z - (Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))));
        }
        for (var i = 1; i <= columns; i++) sum -= ridge / 2 * point[i] * point[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double[] Gradient, double[,] Information) Derivatives(double[] point, double ridge)
    {
        var gradient = new double[stride];
        var triangle = new double[stride * stride];
        for (var row = 0; row < targets.Length; row++)
        {
            var x = Row(row);
            var p = 1 / (1 + Math.Exp(-Dot(x, point)));
            AddScaled(gradient, x, targets[row] - p, from: 0);
            for (var i = 0; i <= columns; i++) AddScaled(triangle.AsSpan(i * stride, stride), x, p * (1 - p) * x[i], from: i);
        }
        var information = new double[columns + 1, columns + 1];
        for (var i = 0; i <= columns; i++)
        {
            for (var j = i; j <= columns; j++) information[j, i] = triangle[i * stride + j];
            if (i == 0) continue;
            information[i, i] += ridge;
            gradient[i] -= ridge * point[i];
        }
        return (gradient[..(columns + 1)], information);
    }

    private ReadOnlySpan<double> Row(int row) => design.AsSpan(row * stride, stride);

    /// <summary>Four sums side by side, on every processor alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sums = Vector256<double>.Zero;
        var a = MemoryMarshal.Cast<double, Vector256<double>>(left);
        var b = MemoryMarshal.Cast<double, Vector256<double>>(right);
        for (var i = 0; i < a.Length; i++) sums += a[i] * b[i];
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor, int from)
    {
        var t = MemoryMarshal.Cast<double, Vector256<double>>(target);
        var s = MemoryMarshal.Cast<double, Vector256<double>>(source);
        for (var i = from / Lanes; i < t.Length; i++) t[i] += s[i] * factor;
    }
}
