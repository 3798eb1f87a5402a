using Insights.Ml.Features;

namespace Insights.Ml.Models.Rules;

/// <summary>A simple rule: one feature, and a logistic curve in it.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Intercept">Log odds of a customer who is average in it.</param>
/// <param name="Slope">Log odds per standard deviation.</param>
internal sealed record RuleModel(string Feature, double Intercept, double Slope) : ITargetModel, IScoreExplainer
{
    private readonly int column = FeatureCatalog.IndexOf(Feature);

    public double Score(FeatureRow row) => Intercept + Slope * row.Relative(column);

    public IScoreExplainer Explainer() => this;

    public void AddTo(Span<double> contributions, FeatureRow row, double weight) => contributions[column] += weight * Slope * row.Relative(column);
}
