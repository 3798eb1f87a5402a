using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule on one feature by the parts of the feature: step by step from a typical customer to this one.
/// The steps add up to the difference of the two scores.
/// </summary>
internal abstract class RuleExplainer
{
    /// <summary>The contributions to one row's log odds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slope">The slope of the calibration.</param>
    internal abstract IReadOnlyList<Contribution> Explain(int row, double slope);

    /// <summary>The explainer of a rule; null without customers, or where no buying model may be used.</summary>
    internal static RuleExplainer? Of(FeatureMatrix rows, RuleModel rule) => rows.Rows == 0 ? null : FeatureCatalog.All[FeatureCatalog.IndexOf(rule.Feature)] switch
    {
        ModelledSpend or ModelledVipProbability or ModelledNoPurchaseProbability => rows.Context.Buying.IsUsable ? new BuyingRuleExplainer(rows, rule) : null,
        SpendInWindow => new WindowRuleExplainer(rows, rule, days => new SpendInWindow(days)),
        PurchasesInWindow => new WindowRuleExplainer(rows, rule, days => new PurchasesInWindow(days)),
        DaysSinceLastPurchase => new RecencyRuleExplainer(rows, rule),
        _ => null,
    };
}
