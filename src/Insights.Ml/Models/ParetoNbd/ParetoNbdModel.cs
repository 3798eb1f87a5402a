using Insights.Ml.Buying;

namespace Insights.Ml.Models.ParetoNbd;

/// <summary>
/// The Pareto/NBD model of repeat buying (Schmittlein, Morrison and Colombo 1987, "Counting Your Customers"). While a customer
/// is alive, purchases come at a steady rate; the customer may leave for good at any moment. Rates of buying vary over
/// customers as Gamma(r, alpha), rates of leaving as Gamma(s, beta).
/// </summary>
public sealed record ParetoNbdModel : IBuyingModel
{
    /// <summary>Shape of the purchase rates, above 0.</summary>
    public required double R { get; init; }

    /// <summary>Rate parameter of the purchase rates in the summaries' unit of time, above 0.</summary>
    public required double Alpha { get; init; }

    /// <summary>Shape of the leaving rates, above 0.</summary>
    public required double S { get; init; }

    /// <summary>Rate parameter of the leaving rates in the summaries' unit of time, above 0.</summary>
    public required double Beta { get; init; }

    /// <inheritdoc/>
    public required double LogLikelihood { get; init; }

    /// <inheritdoc/>
    public required ModelFit Fit { get; init; }

    /// <inheritdoc/>
    public ParameterCovariance? Covariance { get; init; }

    IReadOnlyList<double> IFittedModel<IBuyingModel>.LogParameters => [Math.Log(R), Math.Log(Alpha), Math.Log(S), Math.Log(Beta)];

    /// <summary>
    /// Probability, 0 to 1, that the customer still buys at all: the share of the likelihood in which nothing ended the
    /// customer before T (Fader and Hardie 2005, section 5). Below 1 without a repeat purchase, too.
    /// </summary>
    public double ProbabilityAlive(BuyingSummary summary)
    {
        var (alive, left) = LogParts(summary, summary.Tenure);
        return 1 / (1 + Math.Exp(left - alive));
    }

    /// <summary>
    /// Probability, 0 to 1, of no purchase within the horizon: how likely the history is with as much longer a silence,
    /// relative to the history as it is.
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public double ProbabilityOfNoPurchase(BuyingSummary summary, double horizon)
    {
        var (alive, left) = LogParts(summary, summary.Tenure);
        var (laterAlive, laterLeft) = LogParts(summary, summary.Tenure + horizon);
        var ratio = ParetoNbdLikelihood.LogSum(laterAlive, laterLeft) - ParetoNbdLikelihood.LogSum(alive, left);
        return Math.Exp(Math.Min(0, ratio));
    }

    /// <summary>Expected purchases within the horizon, at least 0 (Fader and Hardie 2005, section 6).</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public double ExpectedPurchases(BuyingSummary summary, double horizon)
    {
        var (x, _, T) = summary;
        var logGrowth = Math.Log((Beta + T + horizon) / (Beta + T));
        var timeAlive = (Beta + T) * logGrowth * MeanOfExponential((S - 1) * logGrowth);
        return ProbabilityAlive(summary) * (R + x) / (Alpha + T) * timeAlive;
    }

    IBuyingModel IFittedModel<IBuyingModel>.WithLogParameters(IReadOnlyList<double> logParameters) => this with
    {
        R = Math.Exp(logParameters[0]),
        Alpha = Math.Exp(logParameters[1]),
        S = Math.Exp(logParameters[2]),
        Beta = Math.Exp(logParameters[3]),
    };

    /// <summary>
    /// The two parts of the likelihood of x purchases, the last at t_x, seen until a time: alive at its end, or left before.
    /// </summary>
    private (double Alive, double Left) LogParts(BuyingSummary summary, double until)
    {
        var alive = ParetoNbdLikelihood.LogAlive(R + summary.Frequency, S, Math.Log(Alpha + until), Math.Log(Beta + until));
        var integral = DropoutIntegral.Over(R + summary.Frequency, S + 1, Alpha, Beta, summary.Recency, until);
        return (alive, Math.Log(S) + integral.LogValue);
    }

    /// <summary>(1 - exp(-y)) / y, the mean of exp(-y t) over t from 0 to 1: at y = 0, where s = 1, it is 1.</summary>
    private static double MeanOfExponential(double y) =>
        Math.Abs(y) < 1e-3 ? 1 - y / 2 * (1 - y / 3 * (1 - y / 4 * (1 - y / 5))) : (1 - Math.Exp(-y)) / y;
}
