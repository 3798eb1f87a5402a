using Insights.Data.Histories;
using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>Turns contributions into reasons: the strongest few, with the customer's own numbers.</summary>
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
        view.Load(histories, rows.Customers[row], rows.Context);
        // Both probabilities depend on much the same features, and each is described once.
        var described = new Dictionary<string, (string Sentence, double[] Facts)>(StringComparer.Ordinal);
        return new CustomerReasons(Strongest(nextVip, row, view, described), Strongest(churn, row, view, described));
    }

    private static Reason[] Strongest(IScorer? scorer, int row, CustomerView view, Dictionary<string, (string Sentence, double[] Facts)> described)
    {
        if (scorer is null) return [];
        Contribution[] strongestFirst = [.. scorer.Explain(row)];
        Array.Sort(strongestFirst, static (left, right) => Math.Abs(right.LogOdds).CompareTo(Math.Abs(left.LogOdds)) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Feature, right.Feature));
        var reasons = new List<Reason>();
        foreach (var contribution in strongestFirst)
        {
            // A simple rule uses one feature; the others are no reason.
            if (contribution.LogOdds == 0) continue;
            if (!described.TryGetValue(contribution.Feature, out var words)) described[contribution.Feature] = words = Features[contribution.Feature].Describe(view);
            var (sentence, facts) = words;
            // A missing value moves the score, but is of no use to an owner.
            if (sentence.EndsWith(Feature.UnknownSuffix, StringComparison.Ordinal)) continue;
            // Several features may have the same sentence for this customer; it is given once, with all of their weight.
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

    /// <summary>To four significant digits: more would only suggest a precision that is not there.</summary>
    internal static double Round(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return 0;
        var decimals = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals is >= 0 and <= 15) return Math.Round(value, decimals);
        var unit = Math.Pow(10, -decimals);
        return decimals < 0 ? Math.Round(value / unit) * unit : value;
    }
}
