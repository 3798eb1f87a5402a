using Insights.Ml.Features;

namespace Insights.Ml.Models.Logistic;

/// <summary>A weighted sum of standardised features.</summary>
/// <param name="Intercept">Log odds of a customer who is average in everything.</param>
/// <param name="Weights">Log odds per standard deviation, one for each feature; 0 for features that were constant.</param>
/// <param name="Spread">What is average; null where a customer is compared with those who are active at the same time.</param>
internal sealed record LogisticModel(double Intercept, IReadOnlyList<double> Weights, FeatureSpread? Spread) : ITargetModel, IScoreExplainer
{
    public double Score(FeatureRow row)
    {
        var score = Intercept;
        for (var i = 0; i < Weights.Count; i++) score += Weights[i] * Standardised(row, i);
        return score;
    }

    public IScoreExplainer Explainer() => this;

    public void AddTo(Span<double> contributions, FeatureRow row, double weight)
    {
        for (var i = 0; i < Weights.Count; i++) contributions[i] += weight * Weights[i] * Standardised(row, i);
    }

    private double Standardised(FeatureRow row, int column) =>
        Spread is null ? row.Relative(column) : Spread.Standardise(row.Scaled[column], column);
}
