using Insights.Ml.Numerics;
using MathNet.Numerics;

namespace Insights.Ml.Models.GammaGamma;

/// <summary>Fits the Gamma-Gamma model by maximum likelihood to customers with a repeat purchase.</summary>
public sealed class GammaGammaTrainer
{
    private const double Bound = 14;
    private const double GradientTolerance = 1e-6;

    private static readonly double[][] Starts = [[6, 4, 15], [1, 3, 50]];

    /// <summary>Fits the model. The order of the customers does not matter, not even in the last digit.</summary>
    /// <param name="customers">Repeat purchases and their mean value in currency units; those without either are left out.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <returns>
    /// The model, or null where the data cannot determine one: fewer than two customers with a repeat purchase of positive
    /// value, or the same value for all of them.
    /// </returns>
    public GammaGammaModel? Fit(IEnumerable<(int Frequency, double MonetaryValue)> customers, CancellationToken cancellationToken = default)
    {
        var sample = customers.Where(customer => customer is { Frequency: > 0, MonetaryValue: > 0 }).Order().ToArray();
        if (sample.Length < 2 || sample.All(customer => customer.MonetaryValue == sample[0].MonetaryValue)) return null;

        // Amounts are fitted in units of their mean, so that the same starting points do for yen and for dinars.
        var scale = sample.Average(customer => customer.MonetaryValue);
        var scaled = Array.ConvertAll(sample, customer => (customer.Frequency, Value: customer.MonetaryValue / scale));
        NewtonMaximizer.Result? best = null;
        foreach (var start in Starts)
        {
            double[] logStart = [Math.Log(start[0]), Math.Log(start[1]), Math.Log(start[2] / (start[0] * start[2] / (start[1] - 1)))];
            var result = NewtonMaximizer.Maximize(
                (point, gradient) => Evaluate(scaled, point, gradient), logStart, Bound, GradientTolerance * sample.Length, cancellationToken);
            if (best is null || result.Value > best.Value) best = result;
        }
        return best is null ? null : ToModel(best, scale, sample.Length);
    }

    private static GammaGammaModel ToModel(NewtonMaximizer.Result result, double scale, int customers)
    {
        return new GammaGammaModel
        {
            P = Math.Exp(result.Point[0]),
            Q = Math.Exp(result.Point[1]),
            Gamma = Math.Exp(result.Point[2]) * scale,
            LogLikelihood = result.Value - customers * Math.Log(scale),
            Fit = FitOf.Result(result, Bound),
        };
    }

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
