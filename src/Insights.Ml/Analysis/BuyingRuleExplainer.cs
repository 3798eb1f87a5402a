using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule on a prediction of the buying models, step by step from a typical customer to this one; the last step
/// is the value per purchase. The steps add up to the difference of the two scores.
/// </summary>
internal sealed class BuyingRuleExplainer : RuleExplainer
{
    private readonly FeatureMatrix rows;
    private readonly RuleModel rule;
    private readonly int column;
    private readonly Feature feature;
    private readonly CustomerSummary typical;

    internal BuyingRuleExplainer(FeatureMatrix rows, RuleModel rule)
    {
        this.rows = rows;
        this.rule = rule;
        column = FeatureCatalog.IndexOf(rule.Feature);
        feature = FeatureCatalog.All[column];
        typical = rows.Context.Buying.Summaries.Typical();
    }

    internal override IReadOnlyList<Contribution> Explain(int row, double slope)
    {
        var buying = rows.Context.Buying;
        var customer = rows.Customers[row];
        var summary = buying.Summaries.Summaries[customer] ?? throw new InvalidOperationException("An active customer has a purchase.");
        var value = buying.Summaries.MonetaryValues[customer];
        var asItIs = rule.Slope * rows.Relative(column, FeatureValue(summary, value, buying.ValuePerPurchase(summary.Frequency, value)));
        return
        [
            .. BuyingPath.Steps(typical, summary, of => slope * Score(of)),
            new Contribution(new MeanValue().Name, slope * (asItIs - Score(summary))),
        ];
    }

    /// <summary>The rule's log odds of a customer whose purchases have the mean value.</summary>
    private double Score(CustomerSummary summary)
    {
        var mean = rows.Context.Buying.MeanPurchaseValue;
        return rule.Slope * rows.Relative(column, FeatureValue(summary, summary.Frequency > 0 ? mean : null, mean));
    }

    /// <summary>The prediction of the buying models for a customer.</summary>
    /// <param name="summary">The customer's purchases.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases; null without one.</param>
    /// <param name="value">Expected value of a purchase.</param>
    private double FeatureValue(CustomerSummary summary, double? monetaryValue, double value)
    {
        var buying = rows.Context.Buying;
        var model = buying.UsableModel ?? throw new InvalidOperationException("There is a buying model.");
        return feature switch
        {
            ModelledSpend => model.ExpectedPurchases(summary, buying.HorizonWeeks) * value,
            ModelledVipProbability => buying.ProbabilityOfSpendAbove(rows.Context.VipSpend, summary, monetaryValue),
            _ => model.ProbabilityOfNoPurchase(summary, buying.HorizonWeeks),
        };
    }
}
