namespace Insights.Ml.Models.Blend;

/// <summary>
/// Blends models that were fitted to the same rows: each counts its share, over the spread of its scores, so that none
/// prevails because it is bolder. The sum is stretched back to the members' mean spread.
/// </summary>
internal static class BlendTrainer
{
    private const double MinSpread = 1e-6;

    /// <param name="members">The models.</param>
    /// <param name="shares">What each counts, above 0.</param>
    /// <param name="scores">What each says of the rows to which they were fitted.</param>
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
