using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule on the time since the last purchase, from coarse to fine: from the active customers' mean score to
/// that of those who, like this one, bought nothing in the last 30, 90 or 180 days, to that of those who did buy in the windows
/// beyond, to the score of exactly so many days.
/// </summary>
internal sealed class RecencyRuleExplainer : RuleExplainer
{
    private static readonly int[] Windows = [30, 90, 180];

    private readonly FeatureMatrix rows;
    private readonly RuleModel rule;
    private readonly int recency = FeatureCatalog.IndexOf(new DaysSinceLastPurchase().Name);
    private readonly string[] names = Array.ConvertAll(Windows, days => new PurchasesInWindow(days).Name);

    /// <summary>
    /// Mean score of those whose last purchase is further back than the first so many windows, and within those from another
    /// one on; the last entry has no such bound.
    /// </summary>
    private readonly double[,] means = new double[Windows.Length + 1, Windows.Length + 1];

    internal RecencyRuleExplainer(FeatureMatrix rows, RuleModel rule)
    {
        this.rows = rows;
        this.rule = rule;
        var counts = new int[Windows.Length + 1, Windows.Length + 1];
        for (var row = 0; row < rows.Rows; row++)
        {
            var index = IndexOf(row);
            for (var beyond = 0; beyond <= index; beyond++)
                for (var within = index; within <= Windows.Length; within++)
                {
                    means[beyond, within] += ScoreOf(row);
                    counts[beyond, within]++;
                }
        }
        for (var beyond = 0; beyond <= Windows.Length; beyond++)
            for (var within = 0; within <= Windows.Length; within++)
                means[beyond, within] /= Math.Max(1, counts[beyond, within]);
    }

    internal override IReadOnlyList<Contribution> Explain(int row, double slope)
    {
        var index = IndexOf(row);
        var steps = new List<Contribution>();
        var before = means[0, Windows.Length];
        for (var beyond = 0; beyond < index; beyond++) Add(names[beyond], means[beyond + 1, Windows.Length]);
        for (var within = Windows.Length - 1; within >= index; within--) Add(names[within], means[index, within]);
        Add(rule.Feature, ScoreOf(row));
        return steps;

        void Add(string feature, double after)
        {
            steps.Add(new Contribution(feature, slope * (after - before)));
            before = after;
        }
    }

    private double ScoreOf(int row) => rule.Slope * rows.Row(row).Relative(recency);

    /// <summary>The first of the windows in which the customer bought; as many as there are for none.</summary>
    private int IndexOf(int row)
    {
        var days = rows.Row(row).Values[recency];
        var index = 0;
        while (index < Windows.Length && days > Windows[index]) index++;
        return index;
    }
}
