using Insights.Data.Histories;
using Insights.Data.Values;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying;

/// <summary>
/// What the buying models, fitted at a cutoff, expect of each customer within the horizon. Null where a customer has no
/// purchase before the cutoff, or where no model can be fitted.
/// </summary>
public sealed class BuyingPredictions
{
    private const double MaxLeaving = 0.5;

    private readonly Lazy<BuyingForecasts> forecasts;

    /// <summary>Takes its parts one by one.</summary>
    public BuyingPredictions() => forecasts = new Lazy<BuyingForecasts>(() => new BuyingForecasts(this));

    /// <summary>The summaries the models were fitted to.</summary>
    public required CustomerSummaries Summaries { get; init; }

    /// <summary>The model of buying; null where the data cannot determine one.</summary>
    public required BgNbdModel? BuyingModel { get; init; }

    /// <summary>The model of spend per purchase; null where the data cannot determine one.</summary>
    public required GammaGammaModel? SpendModel { get; init; }

    /// <summary>Mean value of a purchase over all customers in currency units, 0 or more; stands in where there is no spend model.</summary>
    public required double MeanPurchaseValue { get; init; }

    /// <summary>Length of the horizon in weeks.</summary>
    public required double HorizonWeeks { get; init; }

    /// <summary>Probability, 0 to 1, that the customer still buys at all.</summary>
    public required IReadOnlyList<double?> ProbabilityAlive { get; init; }

    /// <summary>Probability, 0 to 1, of no purchase within the horizon.</summary>
    public required IReadOnlyList<double?> ProbabilityOfNoPurchase { get; init; }

    /// <summary>Expected purchases within the horizon, 0 or more.</summary>
    public required IReadOnlyList<double?> ExpectedPurchases { get; init; }

    /// <summary>Expected spend within the horizon in currency units, 0 or more.</summary>
    public required IReadOnlyList<double?> ExpectedSpend { get; init; }

    /// <summary>True where there is a model that may be used.</summary>
    public bool IsUsable => UsableModel is not null;

    /// <summary>The model of buying where it may be used, or null.</summary>
    internal BgNbdModel? UsableModel => Usable(BuyingModel);

    /// <summary>Intervals and lifetime values, computed on request.</summary>
    internal BuyingForecasts Forecasts => forecasts.Value;

    /// <summary>Fits both models to the purchases before a cutoff, and predicts the horizon.</summary>
    /// <param name="histories">All customers.</param>
    /// <param name="cutoff">The first day that is not used, as days since 1970-01-01.</param>
    /// <param name="horizonDays">Length of the horizon in days.</param>
    /// <param name="cancellationToken">Stops the fits.</param>
    public static BuyingPredictions At(PurchaseHistories histories, int cutoff, int horizonDays, CancellationToken cancellationToken)
    {
        var summaries = CustomerSummaries.At(histories, cutoff);
        var buying = new BgNbdTrainer().Fit(summaries.Summaries.OfType<CustomerSummary>(), cancellationToken);
        var spending = new GammaGammaTrainer().Fit(RepeatBuyers(summaries), cancellationToken);
        return Of(summaries, buying, spending, MeanValue(histories, cutoff), horizonDays / CustomerSummary.DaysPerWeek);
    }

    /// <summary>The predictions of the same models for other summaries.</summary>
    internal BuyingPredictions Of(CustomerSummaries summaries) => Of(summaries, BuyingModel, SpendModel, MeanPurchaseValue, HorizonWeeks);

    /// <summary>A customer's expected value per purchase in currency units; the mean over all purchases where no model gives one.</summary>
    internal double ValuePerPurchase(int frequency, double? monetaryValue) => ValuePerPurchase(SpendModel, frequency, monetaryValue, MeanPurchaseValue);

    /// <summary>Probability, 0 to 1, that a customer spends more than an amount within the horizon; 0 where no model may be used.</summary>
    /// <param name="amount">The amount in currency units.</param>
    /// <param name="summary">The customer.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases; null without one.</param>
    internal double ProbabilityOfSpendAbove(double amount, CustomerSummary summary, double? monetaryValue) => UsableModel is { } model
        ? SpendProbability.Above(amount, summary, monetaryValue, model, Usable(SpendModel), MeanPurchaseValue, HorizonWeeks)
        : 0;

    private static BuyingPredictions Of(CustomerSummaries summaries, BgNbdModel? buying, GammaGammaModel? spending, double mean, double weeks)
    {
        var usable = Usable(buying);
        var purchases = PredictEach(summaries, summary => usable?.ExpectedPurchases(summary, weeks));
        return new BuyingPredictions
        {
            Summaries = summaries,
            BuyingModel = buying,
            SpendModel = spending,
            MeanPurchaseValue = mean,
            HorizonWeeks = weeks,
            ProbabilityAlive = PredictEach(summaries, summary => usable?.ProbabilityAlive(summary)),
            ProbabilityOfNoPurchase = PredictEach(summaries, summary => usable?.ProbabilityOfNoPurchase(summary, weeks)),
            ExpectedPurchases = purchases,
            ExpectedSpend = [.. purchases.Select((expected, i) => expected * ValuePerPurchase(spending, summaries.Summaries[i]?.Frequency ?? 0, summaries.MonetaryValues[i], mean))],
        };
    }

    /// <summary>
    /// A fit at the boundary is the limit of its model: nobody leaves, or all buy at one rate. Where it is the other limit,
    /// that whoever bought again is gone for good, the model has overfitted a few repeat purchases.
    /// </summary>
    private static BgNbdModel? Usable(BgNbdModel? model) => model switch
    {
        { Fit: ModelFit.Identified } => model,
        { Fit: ModelFit.AtBoundary, MeanLeavingProbability: < MaxLeaving } => model,
        _ => null,
    };

    private static GammaGammaModel? Usable(GammaGammaModel? model) => model is { Fit: ModelFit.NotConverged } ? null : model;

    private static double ValuePerPurchase(GammaGammaModel? model, int frequency, double? monetaryValue, double mean) =>
        Usable(model)?.ExpectedValue(frequency, monetaryValue) ?? mean;

    private static IEnumerable<(int, double)> RepeatBuyers(CustomerSummaries summaries)
    {
        for (var i = 0; i < summaries.Summaries.Count; i++)
            if (summaries.Summaries[i] is { } summary && summaries.MonetaryValues[i] is { } value) yield return (summary.Frequency, value);
    }

    private static double?[] PredictEach(CustomerSummaries summaries, Func<CustomerSummary, double?> predict)
    {
        // Many customers have the same summary, above all those with one purchase.
        var cache = new Dictionary<CustomerSummary, double?>();
        var result = new double?[summaries.Summaries.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (summaries.Summaries[i] is not { } summary) continue;
            if (!cache.TryGetValue(summary, out var predicted)) cache[summary] = predicted = predict(summary);
            result[i] = predicted;
        }
        return result;
    }

    private static double MeanValue(PurchaseHistories histories, int cutoff)
    {
        var days = histories.Days;
        double sum = 0;
        long count = 0;
        for (var i = 0; i < days.Count; i++)
        {
            if (days.Day[i] >= cutoff || days.Purchases[i] == 0) continue;
            sum += new Money(days.PurchaseValue[i]).ToDouble();
            count++;
        }
        // Receipts may be negative in sum; nobody is expected to be paid.
        return count == 0 ? 0 : Math.Max(0, sum / count);
    }
}
