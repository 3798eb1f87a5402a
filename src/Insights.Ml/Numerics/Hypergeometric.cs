namespace Insights.Ml.Numerics;

/// <summary>Gauss' hypergeometric function.</summary>
internal static class Hypergeometric
{
    private const int MostTerms = 100_000;
    private const double Precision = 1e-15;

    /// <summary>
    /// 2F1(a, b; c; z) by its power series (Abramowitz and Stegun 15.1.1), which converges for 0 ≤ z &lt; 1. The result is
    /// infinite where the sum overflows.
    /// </summary>
    internal static double Gauss(double a, double b, double c, double z)
    {
        double term = 1, sum = 1;
        for (var n = 0; n < MostTerms; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= Math.Abs(sum) * Precision || double.IsInfinity(sum)) break;
        }
        return sum;
    }
}
