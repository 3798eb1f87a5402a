using Insights.Data.Tiers;
using Insights.Ml.Features;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Evaluation;

/// <summary>The naive baselines that a model has to beat, on the same rows.</summary>
internal static class Baselines
{
    internal const string Random = ScoreEvaluation.Random;
    internal const string Recency = "recency";
    internal const string Frequency = "frequency";
    internal const string Monetary = "monetary";
    internal const string RfmScore = "rfm-score";
    internal const string BgNbd = "bg-nbd";
    internal const string BgNbdTimesGammaGamma = "bg-nbd-x-gamma-gamma";

    /// <summary>The baselines of a target for the rows of a feature matrix.</summary>
    internal static IReadOnlyList<Scoring> Of(PredictionTarget target, FeatureMatrix rows, TierAssignment tiers, int seed)
    {
        var sign = target == PredictionTarget.NextVip ? 1 : -1;
        var since = rows.Column<DaysSinceLastPurchase>();
        var frequency = Array.ConvertAll(rows.Customers, customer => (double)tiers.PurchaseDays[customer]);
        var monetary = Array.ConvertAll(rows.Customers, customer => tiers.NetSpend[customer].ToDouble());
        int[][] rfm =
        [
            RfmScores.Of(since.Select(days => -(long)days)),
            RfmScores.Of(rows.Customers.Select(customer => (long)tiers.PurchaseDays[customer])),
            RfmScores.Of(rows.Customers.Select(customer => tiers.NetSpend[customer].TenThousandths)),
        ];
        var random = new Random(seed);
        List<Scoring> scorings =
        [
            new(Random, Array.ConvertAll(rows.Customers, _ => random.NextDouble()), IsProbability: false) { IsChance = true },
            new(Recency, Array.ConvertAll(since, days => -sign * days), IsProbability: false),
            new(Frequency, Array.ConvertAll(frequency, value => sign * value), IsProbability: false),
            new(Monetary, Array.ConvertAll(monetary, value => sign * value), IsProbability: false),
            new(RfmScore, [.. Enumerable.Range(0, rows.Rows).Select(row => (double)sign * rfm.Sum(scores => scores[row]))], IsProbability: false),
        ];
        if (!rows.Context.Buying.IsUsable) return scorings;
        scorings.Add(target == PredictionTarget.Churn
            ? new(BgNbd, Array.ConvertAll(rows.Customers, c => rows.Context.Buying.ProbabilityOfNoPurchase[c] ?? 0), IsProbability: true)
            : new(BgNbdTimesGammaGamma, Array.ConvertAll(rows.Customers, c => rows.Context.Buying.ExpectedSpend[c] ?? 0), IsProbability: false));
        return scorings;
    }
}
