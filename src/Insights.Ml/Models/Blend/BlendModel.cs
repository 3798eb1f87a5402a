using Insights.Ml.Features;

namespace Insights.Ml.Models.Blend;

/// <summary>A weighted sum of the scores of several models.</summary>
/// <param name="Members">The models.</param>
/// <param name="Weights">The weight of each one's log odds, above 0.</param>
internal sealed record BlendModel(IReadOnlyList<ITargetModel> Members, IReadOnlyList<double> Weights) : ITargetModel
{
    public double Score(FeatureRow row)
    {
        double score = 0;
        for (var i = 0; i < Members.Count; i++) score += Weights[i] * Members[i].Score(row);
        return score;
    }

    /// <summary>The scores of rows of which the members' are known.</summary>
    /// <param name="scores">For each member, those of all rows.</param>
    internal double[] Combine(double[][] scores)
    {
        var result = new double[scores[0].Length];
        for (var i = 0; i < Members.Count; i++)
            for (var row = 0; row < result.Length; row++) result[row] += Weights[i] * scores[i][row];
        return result;
    }

    public IScoreExplainer Explainer() => new MembersExplainer([.. Members.Select(member => member.Explainer())], Weights);

    private sealed class MembersExplainer(IReadOnlyList<IScoreExplainer> members, IReadOnlyList<double> weights) : IScoreExplainer
    {
        public void AddTo(Span<double> contributions, FeatureRow row, double weight)
        {
            for (var i = 0; i < members.Count; i++) members[i].AddTo(contributions, row, weight * weights[i]);
        }
    }
}
