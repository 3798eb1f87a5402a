namespace Insights.Ml.Numerics;

/// <summary>Log odds and probabilities.</summary>
internal static class Odds
{
    private const double Tiny = 1e-9;

    /// <summary>The probability of log odds, 0 to 1.</summary>
    internal static double ProbabilityOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The interval of a probability whose log odds have an interval of a half-width.</summary>
    internal static (double Low, double High) IntervalOf(double logOdds, double halfWidth) => (ProbabilityOf(logOdds - halfWidth), ProbabilityOf(logOdds + halfWidth));

    /// <summary>The logarithm of a probability's odds; probabilities within a billionth of 0 or 1 count as that, so that it is finite.</summary>
    internal static double LogOf(double probability)
    {
        probability = Math.Clamp(probability, Tiny, 1 - Tiny);
        return Math.Log(probability / (1 - probability));
    }
}
