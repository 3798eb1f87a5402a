using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;
using MathNet.Numerics;

namespace Insights.Ml.Buying;

/// <summary>
/// The probability that a customer spends more than an amount within the horizon, under the buying model and the model of
/// spend. The number of purchases, if there is one at all, is taken for negative binomial with the mean that BG/NBD expects: its
/// posterior, but for those who leave within the horizon. The sum of n purchases is a gamma variate whose rate is one (Fader and
/// Hardie 2013, eq. 1), so that it exceeds an amount c with the probability 1 - I(c / (c + gamma'); p n, q'), the regularised
/// incomplete beta function.
/// </summary>
internal static class SpendProbability
{
    /// <summary>Numbers of purchases this many standard deviations from the mean are left out.</summary>
    private const double Deviations = 8;

    private const double Negligible = 1e-7;

    /// <param name="amount">The amount in currency units.</param>
    /// <param name="summary">The customer.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases in currency units; null without one.</param>
    /// <param name="buying">The model of buying.</param>
    /// <param name="spending">The model of spend; null where every purchase is taken to be worth the mean.</param>
    /// <param name="meanValue">Mean value of a purchase in currency units over all customers.</param>
    /// <param name="horizonWeeks">Length of the horizon in weeks.</param>
    /// <returns>0 to 1.</returns>
    internal static double Above(
        double amount, CustomerSummary summary, double? monetaryValue, BgNbdModel buying, GammaGammaModel? spending, double meanValue, double horizonWeeks)
    {
        var alive = buying.ProbabilityAlive(summary);
        var expected = buying.ExpectedPurchases(summary, horizonWeeks);
        if (!(alive > 0) || !(expected > 0)) return 0;
        var shape = buying.R + summary.Frequency;
        var mean = expected / alive;
        var posterior = spending is null ? (SpendPosterior?)null : new SpendPosterior(spending, summary.Frequency, monetaryValue);
        var deviation = Math.Sqrt(mean + mean * mean / shape);
        var first = Math.Max(1, (int)(mean - Deviations * deviation));
        var probability = ProbabilityOf(first, shape, mean);
        double more = 0;
        for (var purchases = first; ; purchases++)
        {
            more += probability * (posterior?.ProbabilityOfMore(amount, purchases) ?? (purchases * meanValue > amount ? 1 : 0));
            probability *= (shape + purchases) / (purchases + 1) * mean / (shape + mean);
            if (purchases > mean && (probability < Negligible || purchases > mean + Deviations * deviation + 1)) break;
        }
        // Whether there is a purchase at all, the model gives exactly.
        var any = 1 - Math.Pow(shape / (shape + mean), shape);
        return any > 0 ? Math.Min(1, more / any) * (1 - buying.ProbabilityOfNoPurchase(summary, horizonWeeks)) : 0;
    }

    /// <summary>The negative binomial probability of a number of purchases.</summary>
    private static double ProbabilityOf(int purchases, double shape, double mean) => Math.Exp(
        SpecialFunctions.GammaLn(shape + purchases) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.GammaLn(purchases + 1)
        + shape * Math.Log(shape / (shape + mean)) + purchases * Math.Log(mean / (shape + mean)));
}
