using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying;

/// <summary>A simulated customer, from the first purchase at time 0.</summary>
/// <param name="Repeats">Times of the repeat purchases, rising.</param>
/// <param name="LeftAt">When the customer left for good.</param>
public sealed record Life(IReadOnlyList<double> Repeats, double LeftAt)
{
    internal CustomerSummary SummaryAt(double tenure)
    {
        var x = Repeats.Count(time => time <= tenure);
        return new CustomerSummary(x, x == 0 ? 0 : Repeats[x - 1], tenure);
    }

    /// <summary>Purchases after each of which the customer leaves with a fixed probability.</summary>
    internal static Life Simulate(Random random, double rate, double leaving, double until)
    {
        var repeats = new List<double>();
        for (var time = Wait(random, rate); time < until; time += Wait(random, rate))
        {
            repeats.Add(time);
            if (random.NextDouble() < leaving) return new Life(repeats, time);
        }
        return new Life(repeats, double.PositiveInfinity);
    }

    private static double Wait(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;
}
