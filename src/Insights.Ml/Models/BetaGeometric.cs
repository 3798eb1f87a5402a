using Insights.Ml.Numerics;

namespace Insights.Ml.Models;

/// <summary>What BG/NBD and MBG/NBD share: after each purchase the customer may leave.</summary>
internal static class BetaGeometric
{
    private const double Singular = 1e-6;

    /// <summary>
    /// Expected purchases within a horizon of a customer who is alive at its beginning, whose rate is Gamma(shape, rate) and
    /// whose probability of leaving after a purchase is Beta(a, b + stayed): the mean of (1 - exp(-lambda p t)) / p (Fader,
    /// Hardie and Lee 2005, eq. 10).
    /// </summary>
    internal static double ExpectedPurchases(double shape, double rate, double a, double b, int stayed, double horizon)
    {
        // The formula has a removable singularity at a = 1.
        if (Math.Abs(a - 1) < Singular) a = 1 + Singular;
        var c = a + b + stayed - 1;
        if (Math.Abs(c) < Singular) c = Singular;
        var hypergeometric = Hypergeometric.Gauss(shape, b + stayed, c, horizon / (rate + horizon));
        var silent = Math.Exp(shape * (Math.Log(rate) - Math.Log(rate + horizon)));
        var expected = c / (a - 1) * (1 - silent * hypergeometric);
        // Where leaving is so rare that the terms cancel out, the customer just goes on at the mean rate.
        return double.IsFinite(expected) && expected >= 0 ? expected : shape / rate * horizon;
    }
}
