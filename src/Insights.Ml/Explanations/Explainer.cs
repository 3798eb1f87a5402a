using Insights.Data.Histories;
using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>Makes reasons of contributions: the strongest few, with the customer's own numbers.</summary>
internal sealed class Explainer(PurchaseHistories histories, FeatureMatrix rows)
{
    /// <summary>Reasons given for each probability.</summary>
    internal const int ReasonsShown = 3;
    private const int SignificantDigits = 4;

    private static readonly Dictionary<string, Feature> Features = FeatureCatalog.All.ToDictionary(feature => feature.Name, StringComparer.Ordinal);

    /// <summary>The reasons for both probabilities of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="nextVip">Explains the probability of becoming a VIP; null where there is none.</param>
    /// <param name="churn">Explains the probability of leaving; null where there is none.</param>
    /// <param name="view">Working space, one for each thread.</param>
    internal CustomerReasons ReasonsOf(int row, IScorer? nextVip, IScorer? churn, CustomerView view)
    {
        if (nextVip is null && churn is null) return CustomerReasons.None;
        view.LookAt(histories, rows.Customers[row], rows.Context);
        // Both probabilities have much the same features behind them, and each is put into words once.
        var told = new Dictionary<string, (string Sentence, double[] Facts)>(StringComparer.Ordinal);
        return new CustomerReasons(Strongest(nextVip, row, view, told), Strongest(churn, row, view, told));
    }

    private static Reason[] Strongest(IScorer? scorer, int row, CustomerView view, Dictionary<string, (string Sentence, double[] Facts)> told)
    {
        if (scorer is null) return [];
        Contribution[] strongestFirst = [.. scorer.Explain(row)];
        Array.Sort(strongestFirst, static (left, right) => Math.Abs(right.LogOdds).CompareTo(Math.Abs(left.LogOdds)) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Feature, right.Feature));
        var reasons = new List<Reason>();
        foreach (var contribution in strongestFirst)
        {
            // A simple rule looks at one thing; the rest is no reason.
            if (contribution.LogOdds == 0) continue;
            if (!told.TryGetValue(contribution.Feature, out var words)) told[contribution.Feature] = words = Features[contribution.Feature].Describe(view);
            var (sentence, facts) = words;
            // What is not known of a customer moves the score, but tells an owner nothing.
            if (sentence.EndsWith(Feature.UnknownSuffix, StringComparison.Ordinal)) continue;
            // Several features may have the same to say of this customer; it is said once, with all of their weight.
            var same = reasons.FindIndex(reason => reason.Sentence == sentence);
            if (same >= 0) reasons[same] = reasons[same] with { LogOdds = reasons[same].LogOdds + contribution.LogOdds };
            else reasons.Add(new Reason(contribution.Feature, sentence, contribution.LogOdds, facts));
        }
        return
        [
            .. reasons.OrderByDescending(reason => Math.Abs(reason.LogOdds)).Take(ReasonsShown)
                .Select(reason => reason with { LogOdds = Round(reason.LogOdds), Facts = [.. reason.Facts.Select(Round)] }),
        ];
    }

    /// <summary>To four significant digits: more would only promise what nobody knows.</summary>
    internal static double Round(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return 0;
        var decimals = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals is >= 0 and <= 15) return Math.Round(value, decimals);
        var unit = Math.Pow(10, -decimals);
        return decimals < 0 ? Math.Round(value / unit) * unit : value;
    }
}
