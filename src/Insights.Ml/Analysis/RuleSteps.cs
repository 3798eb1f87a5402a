using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule, which looks at one number, by what the number is made of: step by step from a typical customer to this one.
/// The steps add up to the difference of the two scores.
/// </summary>
internal abstract class RuleSteps
{
    /// <summary>The contributions to one row's log odds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slope">What the calibration makes of a unit of score.</param>
    internal abstract IReadOnlyList<Contribution> Explain(int row, double slope);

    /// <summary>The steps of a rule; null without customers, or where no buying model may be used.</summary>
    internal static RuleSteps? Of(FeatureMatrix rows, RuleModel rule) => rows.Rows == 0 ? null : FeatureCatalog.All[FeatureCatalog.IndexOf(rule.Feature)] switch
    {
        ModelledSpend or ModelledVipChance or ModelledSilence => rows.Context.Buying.IsUsable ? new BuyingSteps(rows, rule) : null,
        SpendInWindow => new WindowSteps(rows, rule, days => new SpendInWindow(days)),
        PurchasesInWindow => new WindowSteps(rows, rule, days => new PurchasesInWindow(days)),
        DaysSinceLastPurchase => new RecencySteps(rows, rule),
        _ => null,
    };
}
