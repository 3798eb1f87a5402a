namespace Insights.Ml.Models.Blend;

/// <summary>
/// Blends models that were fitted to the same rows: each is weighted by its share over the spread of its scores, so that
/// none dominates by the scale of its scores. The sum is scaled back to the members' mean spread.
/// </summary>
internal static class BlendTrainer
{
    private const double MinSpread = 1e-6;

    /// <param name="members">The models.</param>
    /// <param name="shares">The weight of each, above 0.</param>
    /// <param name="scores">The scores of each for the rows to which they were fitted.</param>
    internal static BlendModel Blend(IReadOnlyList<ITargetModel> members, IReadOnlyList<double> shares, double[][] scores)
    {
        var spreads = Array.ConvertAll(scores, SpreadOf);
        var total = shares.Sum();
        var spread = members.Select((_, i) => shares[i] / total * spreads[i]).Sum();
        return new BlendModel(members, [.. members.Select((_, i) => shares[i] / total * spread / spreads[i])]);
    }

    /// <summary>Standard deviation of a model's scores.</summary>
    private static double SpreadOf(double[] scores)
    {
        double sum = 0, squares = 0;
        foreach (var score in scores)
        {
            sum += score;
            squares += score * score;
        }
        var mean = sum / scores.Length;
        return Math.Max(MinSpread, Math.Sqrt(Math.Max(0, squares / scores.Length - mean * mean)));
    }
}
