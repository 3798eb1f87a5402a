using System.Collections.Concurrent;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying;

/// <summary>
/// Intervals and lifetime values of customers, computed on request, one by one, by any number of threads. Spend is purchases
/// times the value per purchase, and the errors of both are independent, since spend and frequency are by assumption: the
/// variances of the logarithms add up. Where the mean value stands in for a model of spend, its error is not known, and there
/// is no interval.
/// </summary>
internal sealed class BuyingForecasts
{
    /// <summary>Equal summaries are those of customers with few purchases, which all come early.</summary>
    private const int MaxCached = 100_000;

    private readonly BuyingPredictions predictions;
    private readonly BgNbdModel? model;
    private readonly DeltaMethod<BgNbdModel>? buyingDelta;
    private readonly DeltaMethod<GammaGammaModel>? spendDelta;
    private readonly DiscountedMonths months = new();
    private readonly double[] times;
    private readonly int horizonIndex;
    private readonly ConcurrentDictionary<CustomerSummary, PurchaseForecast> cache = new();
    private int cached;

    internal BuyingForecasts(BuyingPredictions predictions)
    {
        this.predictions = predictions;
        model = predictions.UsableModel;
        if (model is not null) buyingDelta = new DeltaMethod<BgNbdModel>(model);
        if (predictions.SpendModel is { } spend) spendDelta = new DeltaMethod<GammaGammaModel>(spend);
        // The horizon is evaluated along with the months, in order of time.
        horizonIndex = months.Ends.ToArray().Count(end => end < predictions.HorizonWeeks);
        times = [.. months.Ends[..horizonIndex], predictions.HorizonWeeks, .. months.Ends[horizonIndex..]];
    }

    /// <summary>The forecast of a customer; null where no model may be used.</summary>
    /// <param name="customer">Index in the histories.</param>
    internal BuyingForecast? Of(int customer)
    {
        if (model is null || predictions.Summaries.Summaries[customer] is not { } summary) return null;
        var purchases = ForecastOf(summary, model);
        var value = predictions.ValuePerPurchase(summary.Frequency, predictions.Summaries.MonetaryValues[customer]);
        var valueError = LogStandardErrorOfValue(customer);
        var clv = purchases.Discounted * value;
        return new BuyingForecast(
            purchases.ProbabilityAlive,
            Around(predictions.ExpectedPurchases[customer], purchases.PurchasesError),
            Around(predictions.ExpectedSpend[customer], Together(purchases.PurchasesError, valueError)),
            clv,
            Around(clv, Together(purchases.DiscountedError, valueError)));
    }

    /// <summary>Standard error of the logarithm of the expected spend within the horizon; null where a likelihood does not determine it.</summary>
    /// <param name="customer">Index in the histories.</param>
    internal double? LogStandardErrorOfSpend(int customer) =>
        model is not null && predictions.Summaries.Summaries[customer] is { } summary
            ? Together(ForecastOf(summary, model).PurchasesError, LogStandardErrorOfValue(customer))
            : null;

    /// <summary>The interval of the probability of no purchase within the horizon; null where the likelihood does not determine it.</summary>
    /// <param name="customer">Index in the histories.</param>
    internal ConfidenceInterval? ProbabilityOfNoPurchase(int customer) => predictions.Summaries.Summaries[customer] is { } summary
        ? buyingDelta?.Probability(of => of.ProbabilityOfNoPurchase(summary, predictions.HorizonWeeks))
        : null;

    private double? LogStandardErrorOfValue(int customer)
    {
        var frequency = predictions.Summaries.Summaries[customer]?.Frequency ?? 0;
        var monetaryValue = predictions.Summaries.MonetaryValues[customer];
        return spendDelta?.LogStandardError(spend => spend.ExpectedValue(frequency, monetaryValue));
    }

    private PurchaseForecast ForecastOf(CustomerSummary summary, BgNbdModel of)
    {
        if (cache.TryGetValue(summary, out var known)) return known;
        var forecast = Compute(summary, of);
        if (Interlocked.Increment(ref cached) <= MaxCached) cache.TryAdd(summary, forecast);
        return forecast;
    }

    private PurchaseForecast Compute(CustomerSummary summary, BgNbdModel of)
    {
        const int figures = 2;
        var result = new double[figures];
        var expected = new double[times.Length];
        var errors = buyingDelta?.LogStandardErrors(figures, (shifted, into) => Figures(shifted, summary, expected, into)) ?? new double?[figures];
        Figures(of, summary, expected, result);
        return new PurchaseForecast(buyingDelta?.Probability(shifted => shifted.ProbabilityAlive(summary)), errors[0], result[1], errors[1]);
    }

    /// <summary>Expected purchases within the horizon, and the discounted ones.</summary>
    private void Figures(BgNbdModel of, CustomerSummary summary, double[] expected, double[] figures)
    {
        of.ExpectedPurchases(summary, times, expected);
        figures[0] = expected[horizonIndex];
        expected.AsSpan(horizonIndex + 1).CopyTo(expected.AsSpan(horizonIndex));
        figures[1] = months.Sum(expected);
    }

    private static double? Together(double? left, double? right) =>
        left * left + right * right is { } variance ? Math.Sqrt(variance) : null;

    private static ConfidenceInterval? Around(double? value, double? logStandardError) =>
        value is { } figure && logStandardError is { } error ? ConfidenceInterval.OfPositive(figure, error) : null;

    /// <summary>The part of a forecast that does not depend on the customer's values.</summary>
    private sealed record PurchaseForecast(ConfidenceInterval? ProbabilityAlive, double? PurchasesError, double Discounted, double? DiscountedError);
}
