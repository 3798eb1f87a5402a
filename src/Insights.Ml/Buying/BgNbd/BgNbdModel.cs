using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Numerics;

namespace Insights.Ml.Buying.BgNbd;

/// <summary>
/// The BG/NBD model of repeat buying (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way). While a
/// customer is alive, purchases come at a steady rate; after each purchase the customer may leave for good. Rates vary
/// over customers as Gamma(r, alpha), leaving probabilities as Beta(a, b).
/// </summary>
public sealed record BgNbdModel : IFittedModel<BgNbdModel>
{
    /// <summary>Nearer than this to a removable singularity, the formula is evaluated beside it.</summary>
    private const double Singular = 1e-6;

    /// <summary>Shape of the purchase rates, above 0.</summary>
    public required double R { get; init; }

    /// <summary>Rate parameter of the purchase rates in the summaries' unit of time, above 0.</summary>
    public required double Alpha { get; init; }

    /// <summary>First parameter of the leaving probabilities, above 0.</summary>
    public required double A { get; init; }

    /// <summary>Second parameter of the leaving probabilities, above 0.</summary>
    public required double B { get; init; }

    /// <inheritdoc/>
    public required double LogLikelihood { get; init; }

    /// <inheritdoc/>
    public required ModelFit Fit { get; init; }

    /// <inheritdoc/>
    public ParameterCovariance? Covariance { get; init; }

    IReadOnlyList<double> IFittedModel<BgNbdModel>.LogParameters => [Math.Log(R), Math.Log(Alpha), Math.Log(A), Math.Log(B)];

    BgNbdModel IFittedModel<BgNbdModel>.WithLogParameters(IReadOnlyList<double> logParameters) => this with
    {
        R = Math.Exp(logParameters[0]),
        Alpha = Math.Exp(logParameters[1]),
        A = Math.Exp(logParameters[2]),
        B = Math.Exp(logParameters[3]),
    };

    /// <summary>Mean probability, 0 to 1, of leaving after a purchase.</summary>
    public double MeanLeavingProbability => A / (A + B);

    /// <summary>
    /// Probability, 0 to 1, that the customer still buys at all (Fader, Hardie and Lee 2008, "Computing P(alive) Using the
    /// BG/NBD Model", eq. 1). 1 for customers without a repeat purchase: the model lets nobody leave before it.
    /// </summary>
    public double ProbabilityAlive(CustomerSummary summary)
    {
        var (x, tx, T) = summary;
        if (x == 0) return 1;
        var logOdds = Math.Log(A) - Math.Log(B + x - 1) + (R + x) * (Math.Log(Alpha + T) - Math.Log(Alpha + tx));
        return 1 / (1 + Math.Exp(logOdds));
    }

    /// <summary>
    /// Probability, 0 to 1, of no purchase within the horizon: the customer has left, or is alive and the next purchase
    /// comes later. This, and not 1 - P(alive), is the model's answer to "who is about to leave?".
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public double ProbabilityOfNoPurchase(CustomerSummary summary, double horizon)
    {
        var (x, _, T) = summary;
        var none = Math.Exp((R + x) * (Math.Log(Alpha + T) - Math.Log(Alpha + T + horizon)));
        return 1 - ProbabilityAlive(summary) * (1 - none);
    }

    /// <summary>
    /// Expected purchases within the horizon, at least 0 (Fader, Hardie and Lee 2005, eq. 10): P(alive) times the mean of
    /// (1 - exp(-lambda p t)) / p, where lambda is Gamma(r + x, alpha + T) and p is Beta(a, b + x).
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public double ExpectedPurchases(CustomerSummary summary, double horizon)
    {
        double shape = R + summary.Frequency, rate = Alpha + summary.Tenure;
        var (factor, upper, lower) = Coefficients(summary.Frequency);
        var hypergeometric = Hypergeometric.Gauss(shape, upper, lower, horizon / (rate + horizon));
        var none = Math.Exp(shape * (Math.Log(rate) - Math.Log(rate + horizon)));
        return ProbabilityAlive(summary) * AtLeastZero(factor * (1 - none * hypergeometric), shape / rate * horizon);
    }

    /// <summary>Expected purchases within each of several horizons, at least 0, for little more than the time of one.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizons">Lengths of the horizons in the summaries' unit of time, ascending, above 0.</param>
    /// <param name="expected">Takes the expectations, as many as there are horizons.</param>
    public void ExpectedPurchases(CustomerSummary summary, ReadOnlySpan<double> horizons, Span<double> expected)
    {
        double shape = R + summary.Frequency, rate = Alpha + summary.Tenure, alive = ProbabilityAlive(summary);
        var (factor, upper, lower) = Coefficients(summary.Frequency);
        Span<double> arguments = stackalloc double[horizons.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = horizons[i] / (rate + horizons[i]);
        Hypergeometric.Gauss(shape, upper, lower, arguments, expected);
        for (var i = 0; i < arguments.Length; i++)
        {
            // 1 - z = rate / (rate + horizon)
            var none = Math.Exp(shape * Math.Log(1 - arguments[i]));
            expected[i] = alive * AtLeastZero(factor * (1 - none * expected[i]), shape / rate * horizons[i]);
        }
    }

    /// <summary>(a + b + x - 1) / (a - 1), and the upper and lower parameter of the hypergeometric function in eq. 10.</summary>
    private (double Factor, double Upper, double Lower) Coefficients(int x)
    {
        // The formula has a removable singularity at a = 1.
        var a = Math.Abs(A - 1) < Singular ? 1 + Singular : A;
        var c = a + B + x - 1;
        if (Math.Abs(c) < Singular) c = Singular;
        return (c / (a - 1), B + x, c);
    }

    /// <summary>Where leaving is so rare that the terms cancel out, the customer continues at the mean rate.</summary>
    private static double AtLeastZero(double expected, double atMeanRate) => double.IsFinite(expected) && expected >= 0 ? expected : atMeanRate;
}
