using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Models;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying.BgNbd;

/// <summary>
/// The BG/NBD model of repeat buying (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way). While a
/// customer is alive, purchases come at a steady rate; after each purchase the customer may leave for good. Rates vary
/// over customers as Gamma(r, alpha), leaving probabilities as Beta(a, b).
/// </summary>
public sealed record BgNbdModel : IBuyingModel
{
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

    IReadOnlyList<double> IFittedModel<IBuyingModel>.LogParameters => [Math.Log(R), Math.Log(Alpha), Math.Log(A), Math.Log(B)];

    /// <summary>Expected purchases within each of several horizons, at least 0.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizons">Lengths of the horizons in the summaries' unit of time, ascending, above 0.</param>
    /// <param name="expected">Takes the expectations, as many as there are horizons.</param>
    public void ExpectedPurchases(CustomerSummary summary, ReadOnlySpan<double> horizons, Span<double> expected)
    {
        var (x, _, T) = summary;
        BetaGeometric.ExpectedPurchases(R + x, Alpha + T, A, B, x, ProbabilityAlive(summary), horizons, expected);
    }

    IBuyingModel IFittedModel<IBuyingModel>.WithLogParameters(IReadOnlyList<double> logParameters) => this with
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
        var silent = Math.Exp((R + x) * (Math.Log(Alpha + T) - Math.Log(Alpha + T + horizon)));
        return 1 - ProbabilityAlive(summary) * (1 - silent);
    }

    /// <summary>Expected purchases within the horizon, at least 0 (Fader, Hardie and Lee 2005, eq. 10).</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public double ExpectedPurchases(CustomerSummary summary, double horizon)
    {
        var (x, _, T) = summary;
        return ProbabilityAlive(summary) * BetaGeometric.ExpectedPurchases(R + x, Alpha + T, A, B, x, horizon);
    }
}
