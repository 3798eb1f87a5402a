using Insights.Ml.Buying;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule that looks at what the buying models expect, step by step: from a typical customer with a repeat purchase
/// to this one, by the tenure, the number of purchases, how long the last one is ago, and what is spent. The
/// steps add up to the difference of the two scores.
/// </summary>
internal sealed class BuyingSteps
{
    private readonly FeatureMatrix rows;
    private readonly RuleModel rule;
    private readonly int column;
    private readonly bool isSpend;
    private readonly double typicalTenure;
    private readonly int typicalFrequency;

    private BuyingSteps(FeatureMatrix rows, RuleModel rule)
    {
        this.rows = rows;
        this.rule = rule;
        column = FeatureCatalog.IndexOf(rule.Feature);
        isSpend = FeatureCatalog.All[column] is ModelledSpend;
        var tenures = rows.Context.Buying.Summaries.Summaries.OfType<BuyingSummary>().Select(summary => summary.Tenure).Order().ToArray();
        typicalTenure = tenures[tenures.Length / 2];
        typicalFrequency = Math.Max(1, (int)Math.Round(rows.Context.Buying.Summaries.Summaries.OfType<BuyingSummary>().Average(summary => summary.Frequency)));
    }

    /// <summary>The steps of a rule; null where it looks at something else, or there is no buying model.</summary>
    internal static BuyingSteps? Of(FeatureMatrix rows, RuleModel rule) =>
        rows.Rows > 0 && rows.Context.Buying.IsUsable && FeatureCatalog.All[FeatureCatalog.IndexOf(rule.Feature)] is ModelledSpend or ModelledSilence
            ? new BuyingSteps(rows, rule)
            : null;

    /// <summary>The contributions to one row's log odds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slope">What the calibration makes of a unit of score.</param>
    internal IReadOnlyList<Contribution> Explain(int row, double slope)
    {
        var buying = rows.Context.Buying;
        var customer = rows.Customers[row];
        var summary = buying.Summaries.Summaries[customer] ?? throw new InvalidOperationException("An active customer has a purchase.");
        var (x, _, tenure) = summary;
        var value = buying.ValuePerPurchase(x, buying.Summaries.MonetaryValues[customer]);
        var typical = Score(Evenly(typicalFrequency, typicalTenure), buying.MeanPurchaseValue);
        var withTenure = Score(Evenly(typicalFrequency, tenure), buying.MeanPurchaseValue);
        var withPurchases = Score(Evenly(x, tenure), buying.MeanPurchaseValue);
        var withRecency = Score(summary, buying.MeanPurchaseValue);
        return
        [
            new Contribution(new Tenure().Name, slope * (withTenure - typical)),
            new Contribution(new LifetimePurchases().Name, slope * (withPurchases - withTenure)),
            new Contribution(new Overdue().Name, slope * (withRecency - withPurchases)),
            new Contribution(new MeanValue().Name, slope * (Score(summary, value) - withRecency)),
        ];
    }

    /// <summary>Somebody whose purchases are spread evenly over the tenure.</summary>
    private static BuyingSummary Evenly(int frequency, double tenure) => new(frequency, tenure * frequency / (frequency + 1), tenure);

    private double Score(BuyingSummary summary, double value)
    {
        var buying = rows.Context.Buying;
        var model = buying.UsableModel ?? throw new InvalidOperationException("There is a buying model.");
        var told = isSpend ? model.ExpectedPurchases(summary, buying.HorizonWeeks) * value : model.ProbabilityOfNoPurchase(summary, buying.HorizonWeeks);
        return rule.Slope * rows.Relative(column, told);
    }
}
