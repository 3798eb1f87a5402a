using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models;
using Insights.Ml.Models.Rules;
using Insights.Ml.Numerics;

namespace Insights.Ml.Analysis;

/// <summary>Probabilities from a trained model, its refits without parts of the customers, and a calibration.</summary>
internal sealed class TrainedScorer : IScorer
{
    private readonly FeatureMatrix rows;
    private readonly IScoreExplainer explainer;
    private readonly RuleExplainer? ruleExplainer;

    internal TrainedScorer(TargetModel model, FeatureMatrix rows)
    {
        Model = model;
        this.rows = rows;
        explainer = model.Model.Explainer();
        ruleExplainer = model.Model is RuleModel rule ? RuleExplainer.Of(rows, rule) : null;
    }

    internal TargetModel Model { get; }

    public double Probability(int row) => Model.Probability(rows.Row(row));

    public double Probability(CustomerView customer)
    {
        Span<float> values = stackalloc float[FeatureCatalog.All.Count], scaled = stackalloc float[FeatureCatalog.All.Count];
        return Model.Probability(rows.RowOf(customer, values, scaled));
    }

    /// <summary>The log odds plus and minus 1.96 standard errors (<see cref="TargetModel.StandardError"/>): of the refits and of the level from period to period.</summary>
    public (double Low, double High)? Interval(int row) => Model.StandardError(rows.Row(row)) is { } error
        ? Odds.IntervalOf(Model.Calibrator.LogOddsOf(Model.Model.Score(rows.Row(row))), Normal.Quantile975 * error)
        : null;

    public IReadOnlyList<Contribution> Explain(int row)
    {
        if (ruleExplainer is not null) return ruleExplainer.Explain(row, Model.Calibrator.Slope);
        Span<double> shares = stackalloc double[FeatureCatalog.All.Count];
        shares.Clear();
        // The slope of the calibration applies to the score and to every share of it.
        explainer.AddTo(shares, rows.Row(row), Model.Calibrator.Slope);
        var result = new Contribution[shares.Length];
        for (var i = 0; i < result.Length; i++) result[i] = new Contribution(FeatureCatalog.All[i].Name, shares[i]);
        return result;
    }
}
