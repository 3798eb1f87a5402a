using Insights.Ml.Buying;
using MathNet.Numerics;

namespace Insights.Ml.Models.ParetoNbd;

/// <summary>
/// The log likelihood of the Pareto/NBD model (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, "A Note on
/// Deriving the Pareto/NBD Model", section 3) and its analytic gradient, as a function of the logarithms of r, alpha, s and
/// beta.
/// </summary>
internal sealed class ParetoNbdLikelihood(CollapsedSummaries collapsed)
{
    internal double Evaluate(ReadOnlySpan<double> logParameters, Span<double> gradient)
    {
        double r = Math.Exp(logParameters[0]), alpha = Math.Exp(logParameters[1]);
        double s = Math.Exp(logParameters[2]), beta = Math.Exp(logParameters[3]);
        gradient.Clear();
        var value = AddFrequencyTerms(r, alpha, s, beta, gradient) + AddTimeTerms(r, alpha, s, beta, gradient);
        // From the parameters to their logarithms.
        gradient[0] *= r;
        gradient[1] *= alpha;
        gradient[2] *= s;
        gradient[3] *= beta;
        return value;
    }

    /// <summary>The terms that depend on x alone, once for each frequency.</summary>
    private double AddFrequencyTerms(double r, double alpha, double s, double beta, Span<double> gradient)
    {
        double value = 0;
        for (var x = 0; x < collapsed.CustomersByFrequency.Length; x++)
        {
            double n = collapsed.CustomersByFrequency[x];
            if (n == 0) continue;
            value += n * (SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha) + s * Math.Log(beta));
            gradient[0] += n * (SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r) + Math.Log(alpha));
            gradient[1] += n * r / alpha;
            gradient[2] += n * Math.Log(beta);
            gradient[3] += n * s / beta;
        }
        return value;
    }

    /// <summary>The terms that depend on recency and tenure: alive until T, or left at some time since the last purchase.</summary>
    private double AddTimeTerms(double r, double alpha, double s, double beta, Span<double> gradient)
    {
        double value = 0, ofR = 0, ofAlpha = 0, ofS = 0, ofBeta = 0;
        for (var i = 0; i < collapsed.Summaries.Length; i++)
        {
            var (x, tx, T) = collapsed.Summaries[i];
            double n = collapsed.Counts[i];
            double logAlphaT = Math.Log(alpha + T), logBetaT = Math.Log(beta + T);
            var alive = LogAlive(r + x, s, logAlphaT, logBetaT);
            var integral = DropoutIntegral.Over(r + x, s + 1, alpha, beta, tx, T);
            var left = Math.Log(s) + integral.LogValue;
            var logSum = LogSum(alive, left);
            var weightLeft = Math.Exp(left - logSum);
            var weightAlive = Math.Exp(alive - logSum);
            value += n * logSum;
            ofR -= n * (weightAlive * logAlphaT + weightLeft * integral.MeanLogAlpha);
            ofAlpha -= n * (r + x) * (weightAlive / (alpha + T) + weightLeft * integral.MeanInverseAlpha);
            ofS -= n * (weightAlive * logBetaT + weightLeft * (integral.MeanLogBeta - 1 / s));
            ofBeta -= n * (weightAlive * s / (beta + T) + weightLeft * (s + 1) * integral.MeanInverseBeta);
        }
        gradient[0] += ofR;
        gradient[1] += ofAlpha;
        gradient[2] += ofS;
        gradient[3] += ofBeta;
        return value;
    }

    /// <summary>Logarithm of the part of the likelihood that the customer is alive at T, without the terms in x alone.</summary>
    internal static double LogAlive(double shape, double s, double logAlphaT, double logBetaT) => -shape * logAlphaT - s * logBetaT;

    internal static double LogSum(double first, double second) => Math.Max(first, second) + Math.Log(1 + Math.Exp(-Math.Abs(first - second)));
}
