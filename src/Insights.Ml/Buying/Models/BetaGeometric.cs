using Insights.Ml.Numerics;

namespace Insights.Ml.Buying.Models;

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

    /// <summary>The same for several horizons, times a probability of being alive.</summary>
    /// <param name="shape">Shape of the rate, above 0.</param>
    /// <param name="rate">Rate parameter of the rate, above 0.</param>
    /// <param name="a">First parameter of the leaving probabilities, above 0.</param>
    /// <param name="b">Second parameter of the leaving probabilities, above 0.</param>
    /// <param name="stayed">Purchases after which the customer did not leave, 0 or more.</param>
    /// <param name="alive">Probability, 0 to 1, of being alive at the beginning.</param>
    /// <param name="horizons">Lengths of the horizons, ascending, above 0.</param>
    /// <param name="expected">Takes the expectations.</param>
    internal static void ExpectedPurchases(
        double shape, double rate, double a, double b, int stayed, double alive, ReadOnlySpan<double> horizons, Span<double> expected)
    {
        if (Math.Abs(a - 1) < Singular) a = 1 + Singular;
        var c = a + b + stayed - 1;
        if (Math.Abs(c) < Singular) c = Singular;
        Span<double> arguments = stackalloc double[horizons.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = horizons[i] / (rate + horizons[i]);
        Hypergeometric.Gauss(shape, b + stayed, c, arguments, expected);
        for (var i = 0; i < arguments.Length; i++)
        {
            // 1 - z = rate / (rate + horizon)
            var silent = Math.Exp(shape * Math.Log(1 - arguments[i]));
            var purchases = c / (a - 1) * (1 - silent * expected[i]);
            expected[i] = alive * (double.IsFinite(purchases) && purchases >= 0 ? purchases : shape / rate * horizons[i]);
        }
    }
}
