using Insights.Ml.Buying.Fitting;
using MathNet.Numerics;

namespace Insights.Ml.Buying.GammaGamma;

/// <summary>Fits the Gamma-Gamma model by maximum likelihood to customers with a repeat purchase.</summary>
/// <remarks>
/// A customer is given by the number of repeat purchases and their mean value in currency units; those without either are
/// left out.
/// </remarks>
public sealed class GammaGammaTrainer : ITrainer<(int Frequency, double MonetaryValue), GammaGammaModel>
{
    private const double Bound = 14;

    /// <summary>p, q and gamma, and what the last is with amounts in units of their mean.</summary>
    private static readonly double[][] Starts = [InUnitsOfTheMean(6, 4, 15), InUnitsOfTheMean(1, 3, 50)];

    /// <inheritdoc/>
    public GammaGammaModel? Fit(IEnumerable<(int Frequency, double MonetaryValue)> customers, CancellationToken cancellationToken = default)
    {
        var sample = RepeatBuyers(customers);
        if (sample.Length < 2 || sample.All(customer => customer.MonetaryValue == sample[0].MonetaryValue)) return null;

        // Amounts are fitted in units of their mean, so that the same starting points do for yen and for dinars.
        var scale = sample.Average(customer => customer.MonetaryValue);
        var scaled = Array.ConvertAll(sample, customer => (customer.Frequency, Value: customer.MonetaryValue / scale));
        var fit = LikelihoodFit.Maximize((point, gradient) => Evaluate(scaled, point, gradient), Starts, Bound, sample.Length, cancellationToken);
        return new GammaGammaModel
        {
            P = Math.Exp(fit.Result.Point[0]),
            Q = Math.Exp(fit.Result.Point[1]),
            Gamma = Math.Exp(fit.Result.Point[2]) * scale,
            LogLikelihood = fit.Result.Value - sample.Length * Math.Log(scale),
            Fit = fit.Fit,
            Covariance = fit.Covariance,
        };
    }

    private static (int Frequency, double MonetaryValue)[] RepeatBuyers(IEnumerable<(int Frequency, double MonetaryValue)> customers) =>
        [.. customers.Where(customer => customer is { Frequency: > 0, MonetaryValue: > 0 }).Order()];

    private static double[] InUnitsOfTheMean(double p, double q, double gamma) => [p, q, gamma / (p * gamma / (q - 1))];

    /// <summary>Fader and Hardie 2013, eq. 1a, in log space, and its gradient in the logarithms of p, q and gamma.</summary>
    private static double Evaluate((int Frequency, double Value)[] sample, ReadOnlySpan<double> logParameters, Span<double> gradient)
    {
        double p = Math.Exp(logParameters[0]), q = Math.Exp(logParameters[1]), gamma = Math.Exp(logParameters[2]);
        double value = 0, ofP = 0, ofQ = 0, ofGamma = 0;
        double logGamma = Math.Log(gamma), gammaLnQ = SpecialFunctions.GammaLn(q), diGammaQ = SpecialFunctions.DiGamma(q);
        var last = -1;
        double gammaTerms = 0, diGammaPxQ = 0, diGammaPx = 0;
        foreach (var (x, m) in sample)
        {
            // The sample is sorted by frequency: the gamma functions change only with it.
            if (x != last)
            {
                last = x;
                gammaTerms = SpecialFunctions.GammaLn(p * x + q) - SpecialFunctions.GammaLn(p * x) - gammaLnQ;
                diGammaPxQ = SpecialFunctions.DiGamma(p * x + q);
                diGammaPx = SpecialFunctions.DiGamma(p * x);
            }
            double logM = Math.Log(m), logX = Math.Log(x), logSum = Math.Log(gamma + m * x);
            value += gammaTerms + q * logGamma + (p * x - 1) * logM + p * x * logX - (p * x + q) * logSum;
            ofP += x * (diGammaPxQ - diGammaPx + logM + logX - logSum);
            ofQ += diGammaPxQ - diGammaQ + logGamma - logSum;
            ofGamma += q / gamma - (p * x + q) / (gamma + m * x);
        }
        gradient[0] = ofP * p;
        gradient[1] = ofQ * q;
        gradient[2] = ofGamma * gamma;
        return value;
    }
}
