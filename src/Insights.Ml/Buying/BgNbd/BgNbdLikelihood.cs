using Insights.Ml.Buying.Summaries;
using MathNet.Numerics;

namespace Insights.Ml.Buying.BgNbd;

/// <summary>
/// The log likelihood of the BG/NBD model (Fader, Hardie and Lee 2005, eq. 6, in log space) and its gradient, as a
/// function of the logarithms of r, alpha, a and b.
/// </summary>
internal sealed class BgNbdLikelihood
{
    private readonly CustomerSummary[] summaries;
    private readonly int[] counts;
    private readonly int[] customersByFrequency;
    private readonly DistinctTimes recencies;
    private readonly DistinctTimes tenures;

    internal BgNbdLikelihood(CollapsedSummaries collapsed)
    {
        summaries = collapsed.Summaries;
        counts = collapsed.Counts;
        customersByFrequency = collapsed.CustomersByFrequency;
        recencies = new DistinctTimes(summaries.Select(summary => summary.Recency));
        tenures = new DistinctTimes(summaries.Select(summary => summary.Tenure));
    }

    internal double Evaluate(ReadOnlySpan<double> logParameters, Span<double> gradient)
    {
        double r = Math.Exp(logParameters[0]), alpha = Math.Exp(logParameters[1]);
        double a = Math.Exp(logParameters[2]), b = Math.Exp(logParameters[3]);
        gradient.Clear();
        var value = AddFrequencyTerms(r, alpha, a, b, gradient) + AddTimeTerms(r, alpha, a, b, gradient);
        // From the parameters to their logarithms.
        gradient[0] *= r;
        gradient[1] *= alpha;
        gradient[2] *= a;
        gradient[3] *= b;
        return value;
    }

    /// <summary>The terms that depend on x alone, once for each frequency.</summary>
    private double AddFrequencyTerms(double r, double alpha, double a, double b, Span<double> gradient)
    {
        double value = 0;
        for (var x = 0; x < customersByFrequency.Length; x++)
        {
            double n = customersByFrequency[x];
            if (n == 0) continue;
            value += n * (SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha)
                + SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a + b + x)
                + SpecialFunctions.GammaLn(b + x) - SpecialFunctions.GammaLn(b));
            var ofSum = SpecialFunctions.DiGamma(a + b) - SpecialFunctions.DiGamma(a + b + x);
            gradient[0] += n * (SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r) + Math.Log(alpha));
            gradient[1] += n * r / alpha;
            gradient[2] += n * ofSum;
            gradient[3] += n * (ofSum + SpecialFunctions.DiGamma(b + x) - SpecialFunctions.DiGamma(b));
        }
        return value;
    }

    /// <summary>The terms that depend on recency and tenure: alive until T, or left right after the last purchase.</summary>
    private double AddTimeTerms(double r, double alpha, double a, double b, Span<double> gradient)
    {
        double value = 0, ofR = 0, ofAlpha = 0, ofA = 0, ofB = 0;
        var logA = Math.Log(a);
        recencies.Shift(alpha);
        tenures.Shift(alpha);
        var logB = new double[customersByFrequency.Length];
        for (var x = 1; x < logB.Length; x++) logB[x] = Math.Log(b + x - 1);
        for (var i = 0; i < summaries.Length; i++)
        {
            var (x, tx, T) = summaries[i];
            double n = counts[i];
            var logAlphaT = tenures.Logs[tenures.Indices[i]];
            var alive = -(r + x) * logAlphaT;
            if (x == 0)
            {
                value += n * alive;
                ofR -= n * logAlphaT;
                ofAlpha -= n * r / (alpha + T);
                continue;
            }
            var logAlphaTx = recencies.Logs[recencies.Indices[i]];
            var left = logA - logB[x] - (r + x) * logAlphaTx;
            var logSum = Math.Max(alive, left) + Math.Log(1 + Math.Exp(-Math.Abs(alive - left)));
            var weightLeft = Math.Exp(left - logSum);
            var weightAlive = 1 - weightLeft;
            value += n * logSum;
            ofR -= n * (weightAlive * logAlphaT + weightLeft * logAlphaTx);
            ofAlpha -= n * (r + x) * (weightAlive / (alpha + T) + weightLeft / (alpha + tx));
            ofA += n * weightLeft / a;
            ofB -= n * weightLeft / (b + x - 1);
        }
        gradient[0] += ofR;
        gradient[1] += ofAlpha;
        gradient[2] += ofA;
        gradient[3] += ofB;
        return value;
    }
}
