namespace Insights.Ml.Numerics;

/// <summary>Odds of probabilities.</summary>
internal static class Odds
{
    private const double Tiny = 1e-9;

    /// <summary>The logarithm of a probability's odds; probabilities within a billionth of 0 or 1 count as that, so that it is finite.</summary>
    internal static double LogOf(double probability)
    {
        probability = Math.Clamp(probability, Tiny, 1 - Tiny);
        return Math.Log(probability / (1 - probability));
    }
}
