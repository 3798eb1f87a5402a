using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Trees;

namespace Insights.Ml.Analysis;

/// <summary>Probabilities from trained trees.</summary>
internal sealed class TreeScorer(TargetModel model, FeatureMatrix rows) : IScorer
{
    private readonly TreeContributions contributions = new(model.Trees);

    internal TargetModel Model => model;

    /// <summary>The same scorer with probabilities that add up to a total over all rows.</summary>
    internal TreeScorer WithTotal(double total)
    {
        var scores = new double[rows.Rows];
        for (var row = 0; row < scores.Length; row++) scores[row] = model.Trees.Score(rows.Row(row));
        return new TreeScorer(model with { Calibrator = model.Calibrator.WithTotal(scores, total) }, rows);
    }

    public double Probability(int row) => model.Probability(rows.Row(row));

    public IReadOnlyList<Contribution> Explain(int row)
    {
        Span<double> shares = stackalloc double[FeatureCatalog.All.Count];
        shares.Clear();
        contributions.AddTo(shares, rows.Row(row));
        var result = new Contribution[shares.Length];
        // The calibration stretches the score, and every share of it alike.
        for (var i = 0; i < result.Length; i++)
            result[i] = new Contribution(FeatureCatalog.All[i].Name, shares[i] * model.Calibrator.Slope);
        return result;
    }
}
