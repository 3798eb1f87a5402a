using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;

namespace Insights.Ml.Analysis;

/// <summary>
/// Explains a rule that looks at the time since the last purchase, from coarse to fine: from the active customers' mean score to
/// that of those who, like this one, bought nothing in the last 30, 90 or 180 days, to that of those who did buy in the windows
/// beyond, to the score of exactly so many days.
/// </summary>
internal sealed class RecencySteps : RuleSteps
{
    private static readonly int[] Windows = [30, 90, 180];

    private readonly FeatureMatrix rows;
    private readonly RuleModel rule;
    private readonly int recency = FeatureCatalog.IndexOf(new DaysSinceLastPurchase().Name);
    private readonly string[] names = Array.ConvertAll(Windows, days => new PurchasesInWindow(days).Name);

    /// <summary>
    /// Mean score of those whose last purchase is further back than the first so many windows, and within those from another
    /// one on; the last entry knows no such bound.
    /// </summary>
    private readonly double[,] means = new double[Windows.Length + 1, Windows.Length + 1];

    internal RecencySteps(FeatureMatrix rows, RuleModel rule)
    {
        this.rows = rows;
        this.rule = rule;
        var counts = new int[Windows.Length + 1, Windows.Length + 1];
        for (var row = 0; row < rows.Rows; row++)
        {
            var place = PlaceOf(row);
            for (var beyond = 0; beyond <= place; beyond++)
                for (var within = place; within <= Windows.Length; within++)
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
        var place = PlaceOf(row);
        var steps = new List<Contribution>();
        var before = means[0, Windows.Length];
        for (var beyond = 0; beyond < place; beyond++) Tell(names[beyond], means[beyond + 1, Windows.Length]);
        for (var within = Windows.Length - 1; within >= place; within--) Tell(names[within], means[place, within]);
        Tell(rule.Feature, ScoreOf(row));
        return steps;

        void Tell(string feature, double after)
        {
            steps.Add(new Contribution(feature, slope * (after - before)));
            before = after;
        }
    }

    private double ScoreOf(int row) => rule.Slope * rows.Row(row).Relative(recency);

    /// <summary>The first of the windows in which the customer bought; as many as there are for none.</summary>
    private int PlaceOf(int row)
    {
        var days = rows.Row(row).Values[recency];
        var place = 0;
        while (place < Windows.Length && days > Windows[place]) place++;
        return place;
    }
}
