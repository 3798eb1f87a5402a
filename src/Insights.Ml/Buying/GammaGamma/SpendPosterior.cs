using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Buying.GammaGamma;

/// <summary>
/// The posterior of one customer's scale under Gamma-Gamma after x repeat purchases with mean m: gamma distributed with the shape
/// p x + q and the rate gamma + x m (Fader and Hardie 2013, below eq. 4). All figures of a customer's spend are computed
/// here, so that the model's condition stands in one place: it is defined for means above 0 (section 2). Receipts may be
/// negative in sum; a mean of at most 0 counts as its limit 0, the least informative value. So
/// expectations are positive, and never fall when somebody has spent more.
/// </summary>
internal readonly record struct SpendPosterior
{
    private readonly double p;
    private readonly double shape;
    private readonly double rate;

    /// <param name="model">The model.</param>
    /// <param name="frequency">x: repeat purchases, 0 or more.</param>
    /// <param name="monetaryValue">m: mean value of the repeat purchases in currency units, of any sign; null without one.</param>
    internal SpendPosterior(GammaGammaModel model, int frequency, double? monetaryValue)
    {
        var x = monetaryValue is null ? 0 : frequency;
        p = model.P;
        shape = p * x + model.Q;
        rate = model.Gamma + x * Math.Max(0, monetaryValue ?? 0);
    }

    /// <summary>Expected value per purchase, above 0 (eq. 5); null where it is infinite, as it is with a shape of at most 1.</summary>
    internal double? ExpectedValue => shape > 1 && p * rate / (shape - 1) is var value && double.IsFinite(value) ? value : null;

    /// <summary>Probability, 0 to 1, that a number of purchases, 1 or more, are worth more than an amount.</summary>
    internal double ProbabilityOfMore(double amount, int purchases)
    {
        if (amount <= 0) return 1;
        var share = amount / (amount + rate);
        // So close to certainty that the beta function has no digits left.
        return share >= 1 ? 0 : Math.Clamp(1 - SpecialFunctions.BetaRegularized(p * purchases, shape, share), 0, 1);
    }

    /// <summary>Draws what a number of purchases, 1 or more, are worth: 0 or more, and finite.</summary>
    internal double Draw(int purchases, Random random)
    {
        var scale = Gamma.Sample(random, shape, rate);
        var value = scale > 0 ? Gamma.Sample(random, p * purchases, scale) : double.MaxValue;
        return Math.Min(value, double.MaxValue);
    }
}
