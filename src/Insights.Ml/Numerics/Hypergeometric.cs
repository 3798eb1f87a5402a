using System.Numerics;
using System.Runtime.InteropServices;

namespace Insights.Ml.Numerics;

/// <summary>Gauss' hypergeometric function.</summary>
internal static class Hypergeometric
{
    private const int MaxTerms = 100_000;
    private const double Precision = 1e-15;

    /// <summary>
    /// 2F1(a, b; c; z) by its power series (Abramowitz and Stegun 15.1.1), which converges for 0 ≤ z &lt; 1. The result is
    /// infinite where the sum overflows.
    /// </summary>
    internal static double Gauss(double a, double b, double c, double z)
    {
        double term = 1, sum = 1;
        for (var n = 0; n < MaxTerms; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= Math.Abs(sum) * Precision || double.IsInfinity(sum)) break;
        }
        return sum;
    }

    /// <summary>
    /// The same for several z, ascending: what the terms have in common is computed once. The terms of the largest are the
    /// last to vanish, so that they end the sums.
    /// </summary>
    /// <param name="a">First upper parameter.</param>
    /// <param name="b">Second upper parameter.</param>
    /// <param name="c">Lower parameter.</param>
    /// <param name="z">Arguments, ascending, at least 0 and below 1.</param>
    /// <param name="sums">Takes the values, as many as there are arguments.</param>
    internal static void Gauss(double a, double b, double c, ReadOnlySpan<double> z, Span<double> sums)
    {
        var width = Vector<double>.Count;
        var lanes = (z.Length + width - 1) / width;
        // Padded in front, so that the largest argument is the last one.
        var padding = lanes * width - z.Length;
        Span<Vector<double>> arguments = stackalloc Vector<double>[lanes], terms = stackalloc Vector<double>[lanes], totals = stackalloc Vector<double>[lanes];
        arguments.Clear();
        z.CopyTo(MemoryMarshal.Cast<Vector<double>, double>(arguments)[padding..]);
        terms.Fill(Vector<double>.One);
        totals.Fill(Vector<double>.One);
        for (var n = 0; n < MaxTerms; n++)
        {
            var ratio = (a + n) * (b + n) / ((c + n) * (n + 1));
            for (var i = 0; i < lanes; i++)
            {
                terms[i] *= ratio * arguments[i];
                totals[i] += terms[i];
            }
            double term = terms[lanes - 1][width - 1], total = totals[lanes - 1][width - 1];
            if (Math.Abs(term) <= Math.Abs(total) * Precision || double.IsInfinity(total)) break;
        }
        MemoryMarshal.Cast<Vector<double>, double>(totals)[padding..].CopyTo(sums);
    }
}
