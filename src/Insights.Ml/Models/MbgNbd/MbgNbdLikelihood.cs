using Insights.Ml.Buying;
using MathNet.Numerics;

namespace Insights.Ml.Models.MbgNbd;

/// <summary>
/// The log likelihood of the MBG/NBD model (Batislam, Denizel and Filiztekin 2007; with Wagner and Hoppe's erratum of 2008)
/// and its analytic gradient, as a function of the logarithms of r, alpha, a and b. For given rate lambda and leaving
/// probability p it is lambda^x (1 - p)^x ((1 - p) exp(-lambda T) + p exp(-lambda t_x)).
/// </summary>
internal sealed class MbgNbdLikelihood(CollapsedSummaries collapsed)
{
    private readonly DistinctTimes recencies = new(collapsed.Summaries.Select(summary => summary.Recency));
    private readonly DistinctTimes tenures = new(collapsed.Summaries.Select(summary => summary.Tenure));

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
        for (var x = 0; x < collapsed.CustomersByFrequency.Length; x++)
        {
            double n = collapsed.CustomersByFrequency[x];
            if (n == 0) continue;
            value += n * (SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha)
                + SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a + b + x + 1)
                + SpecialFunctions.GammaLn(b + x) - SpecialFunctions.GammaLn(b));
            var ofSum = SpecialFunctions.DiGamma(a + b) - SpecialFunctions.DiGamma(a + b + x + 1);
            gradient[0] += n * (SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r) + Math.Log(alpha));
            gradient[1] += n * r / alpha;
            gradient[2] += n * ofSum;
            gradient[3] += n * (ofSum + SpecialFunctions.DiGamma(b + x) - SpecialFunctions.DiGamma(b));
        }
        return value;
    }

    /// <summary>The terms that depend on recency and tenure: alive until T, or left right after the last purchase, be it the first.</summary>
    private double AddTimeTerms(double r, double alpha, double a, double b, Span<double> gradient)
    {
        double value = 0, ofR = 0, ofAlpha = 0, ofA = 0, ofB = 0;
        var logA = Math.Log(a);
        recencies.Shift(alpha);
        tenures.Shift(alpha);
        for (var i = 0; i < collapsed.Summaries.Length; i++)
        {
            var (x, tx, T) = collapsed.Summaries[i];
            double n = collapsed.Counts[i];
            double logAlphaT = tenures.Logs[tenures.Indices[i]], logAlphaTx = recencies.Logs[recencies.Indices[i]];
            var alive = Math.Log(b + x) - (r + x) * logAlphaT;
            var left = logA - (r + x) * logAlphaTx;
            var logSum = Math.Max(alive, left) + Math.Log(1 + Math.Exp(-Math.Abs(alive - left)));
            var weightLeft = Math.Exp(left - logSum);
            var weightAlive = Math.Exp(alive - logSum);
            value += n * logSum;
            ofR -= n * (weightAlive * logAlphaT + weightLeft * logAlphaTx);
            ofAlpha -= n * (r + x) * (weightAlive / (alpha + T) + weightLeft / (alpha + tx));
            ofA += n * weightLeft / a;
            ofB += n * weightAlive / (b + x);
        }
        gradient[0] += ofR;
        gradient[1] += ofAlpha;
        gradient[2] += ofA;
        gradient[3] += ofB;
        return value;
    }
}
