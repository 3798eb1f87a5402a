using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule on a year's spend or purchases: from what the active customers spend or buy on average to this
/// one's figure of the last 90 days, then of 180, then of the year.
/// </summary>
internal sealed class WindowRuleExplainer : RuleExplainer
{
    private static readonly int[] Windows = [90, 180, 365];

    private readonly FeatureMatrix rows;
    private readonly RuleModel rule;
    private readonly int[] columns;
    private readonly double[] typical;

    /// <param name="rows">The customers.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="window">The feature of a window of so many days.</param>
    internal WindowRuleExplainer(FeatureMatrix rows, RuleModel rule, Func<int, Feature> window)
    {
        this.rows = rows;
        this.rule = rule;
        columns = Array.ConvertAll(Windows, days => FeatureCatalog.IndexOf(window(days).Name));
        typical = Array.ConvertAll(columns, rows.MeanWithinLimits);
    }

    internal override IReadOnlyList<Contribution> Explain(int row, double slope)
    {
        var year = columns[^1];
        var values = rows.Row(row).Values;
        var steps = new Contribution[columns.Length];
        var before = rows.Relative(year, typical[^1]);
        for (var i = 0; i < steps.Length; i++)
        {
            // The rest of the year is typical.
            var after = rows.Relative(year, values[columns[i]] + typical[^1] - typical[i]);
            steps[i] = new Contribution(FeatureCatalog.All[columns[i]].Name, slope * rule.Slope * (after - before));
            before = after;
        }
        return steps;
    }
}
