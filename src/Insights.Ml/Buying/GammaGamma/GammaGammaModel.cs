using Insights.Ml.Buying.Fitting;

namespace Insights.Ml.Buying.GammaGamma;

/// <summary>
/// The Gamma-Gamma model of spend per purchase (Fader and Hardie 2013, "The Gamma-Gamma Model of Monetary Value"): a
/// customer's purchases vary around an own mean, and the means vary over customers; spend is independent of frequency.
/// </summary>
public sealed record GammaGammaModel : IFittedModel<GammaGammaModel>
{
    /// <summary>Shape of one customer's purchases, above 0.</summary>
    public required double P { get; init; }

    /// <summary>Shape of the customers' scales, above 0; means are finite above 1.</summary>
    public required double Q { get; init; }

    /// <summary>Scale of the customers' scales, in currency units, above 0.</summary>
    public required double Gamma { get; init; }

    /// <inheritdoc/>
    public required double LogLikelihood { get; init; }

    /// <inheritdoc/>
    public required ModelFit Fit { get; init; }

    /// <inheritdoc/>
    public ParameterCovariance? Covariance { get; init; }

    IReadOnlyList<double> IFittedModel<GammaGammaModel>.LogParameters => [Math.Log(P), Math.Log(Q), Math.Log(Gamma)];

    /// <summary>Mean value per purchase over all customers, in currency units; null where it is infinite (q at most 1).</summary>
    public double? PopulationMean => Q > 1 ? P * Gamma / (Q - 1) : null;

    /// <summary>
    /// Expected value per purchase in currency units (Fader and Hardie 2013, eq. 5): the customer's own mean, drawn towards
    /// the population's, the less so the more purchases there are. A mean of at most 0 counts as 0.
    /// </summary>
    /// <param name="frequency">x: repeat purchases, 0 or more.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases, of any sign, or null where there is none.</param>
    /// <returns>The expectation, above 0, or null where it is infinite: p x + q is at most 1.</returns>
    public double? ExpectedValue(int frequency, double? monetaryValue) => new SpendPosterior(this, frequency, monetaryValue).ExpectedValue;

    GammaGammaModel IFittedModel<GammaGammaModel>.WithLogParameters(IReadOnlyList<double> logParameters) => this with
    {
        P = Math.Exp(logParameters[0]),
        Q = Math.Exp(logParameters[1]),
        Gamma = Math.Exp(logParameters[2]),
    };
}
