using Insights.Ml.Calibration;
using Insights.Ml.Features;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Models.Rules;

/// <summary>
/// Finds the simple rule that ranked the training rows best (average precision): a customer's recency, frequency or spend
/// alone, or a prediction of the buying models.
/// </summary>
internal sealed class RuleTrainer(PredictionTarget target) : ITargetTrainer
{
    public ITargetModel Fit(TrainingTable rows, CancellationToken cancellationToken)
    {
        (string Feature, int Sign, double[] Scores)? best = null;
        var highest = double.NegativeInfinity;
        foreach (var (feature, sign) in RulesOf(target))
        {
            var column = FeatureCatalog.IndexOf(feature);
            var scores = new double[rows.Count];
            for (var row = 0; row < scores.Length; row++) scores[row] = sign * rows.Features(row).Relative(column);
            var precision = new RankedSample(scores, rows.Labels).AveragePrecision() ?? 0;
            if (precision > highest) (best, highest) = ((feature, sign, scores), precision);
        }
        if (best is not { } rule) throw new InvalidOperationException("There is always a rule.");
        var curve = PlattCalibrator.Fit(rule.Scores, rows.Labels, cancellationToken);
        return new RuleModel(rule.Feature, curve.Intercept, rule.Sign * curve.Slope);
    }

    /// <summary>The rules of a target: a feature, and whether more of it or less makes the outcome likelier.</summary>
    internal static (string Feature, int Sign)[] RulesOf(PredictionTarget target) => target == PredictionTarget.NextVip
        ? [(new ModelledVipProbability().Name, 1), (new ModelledSpend().Name, 1), (new SpendInWindow(365).Name, 1), (new PurchasesInWindow(365).Name, 1), (new DaysSinceLastPurchase().Name, -1)]
        : [(new ModelledNoPurchaseProbability().Name, 1), (new DaysSinceLastPurchase().Name, 1), (new PurchasesInWindow(365).Name, -1), (new SpendInWindow(365).Name, -1)];
}
