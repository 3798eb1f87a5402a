using System.Collections.Concurrent;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Models;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying;

/// <summary>
/// Intervals and lifetime values of customers, asked one by one by any number of threads. Spend is purchases times the value
/// per purchase, and the errors of both are independent, since spend and frequency are by assumption: the variances of the
/// logarithms add up. Where the mean value stands in for a model of spend, its error is not known, and there is no interval.
/// </summary>
internal sealed class BuyingForecasts
{
    /// <summary>Answers kept at the most: equal summaries are those of customers with few purchases, which are all met early.</summary>
    private const int MaxKept = 100_000;

    private readonly BuyingPredictions predictions;
    private readonly IBuyingModel? model;
    private readonly BuyingIntervals? intervals;
    private readonly DeltaMethod<IBuyingModel>? buyingDelta;
    private readonly DeltaMethod<GammaGammaModel>? spendDelta;
    private readonly DiscountedMonths months = new(new RevenueClvOptions());
    private readonly double[] times;
    private readonly int horizonPlace;
    private readonly ConcurrentDictionary<CustomerSummary, Answer> answers = new();
    private int kept;

    internal BuyingForecasts(BuyingPredictions predictions)
    {
        this.predictions = predictions;
        model = predictions.UsableModel;
        if (model is not null)
        {
            intervals = new BuyingIntervals(model);
            buyingDelta = new DeltaMethod<IBuyingModel>(model);
        }
        if (predictions.SpendModel is { } spend) spendDelta = new DeltaMethod<GammaGammaModel>(spend);
        // The horizon is asked for along with the months, at its place in the order of time.
        var before = months.Ends.ToArray().Count(end => end < predictions.HorizonWeeks);
        times = [.. months.Ends[..before], predictions.HorizonWeeks, .. months.Ends[before..]];
        horizonPlace = before;
    }

    /// <summary>What is said of a customer; null where no model may be used.</summary>
    /// <param name="customer">Place in the histories.</param>
    internal BuyingForecast? Of(int customer)
    {
        if (model is null || predictions.Summaries.Summaries[customer] is not { } summary) return null;
        var answer = Ask(summary, model);
        var value = predictions.ValuePerPurchase(summary.Frequency, predictions.Summaries.MonetaryValues[customer]);
        var valueError = LogStandardErrorOfValue(customer);
        var clv = answer.Discounted * value;
        return new BuyingForecast(
            answer.ProbabilityAlive,
            Around(predictions.ExpectedPurchases[customer], answer.PurchasesError),
            Around(predictions.ExpectedSpend[customer], Together(answer.PurchasesError, valueError)),
            clv,
            Around(clv, Together(answer.DiscountedError, valueError)));
    }

    /// <summary>Standard error of the logarithm of the expected spend within the horizon; null where a likelihood does not tell.</summary>
    /// <param name="customer">Place in the histories.</param>
    internal double? LogStandardErrorOfSpend(int customer) =>
        model is not null && predictions.Summaries.Summaries[customer] is { } summary
            ? Together(Ask(summary, model).PurchasesError, LogStandardErrorOfValue(customer))
            : null;

    /// <summary>The interval of the probability of no purchase within the horizon; null where the likelihood does not tell.</summary>
    /// <param name="customer">Place in the histories.</param>
    internal ConfidenceInterval? ProbabilityOfNoPurchase(int customer) =>
        predictions.Summaries.Summaries[customer] is { } summary ? intervals?.ProbabilityOfNoPurchase(summary, predictions.HorizonWeeks) : null;

    private double? LogStandardErrorOfValue(int customer)
    {
        var frequency = predictions.Summaries.Summaries[customer]?.Frequency ?? 0;
        var monetaryValue = predictions.Summaries.MonetaryValues[customer];
        return spendDelta?.LogStandardError(spend => spend.ExpectedValue(frequency, monetaryValue));
    }

    private Answer Ask(CustomerSummary summary, IBuyingModel asked)
    {
        if (answers.TryGetValue(summary, out var known)) return known;
        var answer = Compute(summary, asked);
        if (Interlocked.Increment(ref kept) <= MaxKept) answers.TryAdd(summary, answer);
        return answer;
    }

    private Answer Compute(CustomerSummary summary, IBuyingModel asked)
    {
        const int figures = 2;
        var result = new double[figures];
        var expected = new double[times.Length];
        var errors = buyingDelta?.LogStandardErrors(figures, (shifted, into) => Figures(shifted, summary, expected, into)) ?? new double?[figures];
        Figures(asked, summary, expected, result);
        return new Answer(intervals?.ProbabilityAlive(summary), errors[0], result[1], errors[1]);
    }

    /// <summary>Expected purchases within the horizon, and the discounted ones.</summary>
    private void Figures(IBuyingModel asked, CustomerSummary summary, double[] expected, double[] figures)
    {
        asked.ExpectedPurchases(summary, times, expected);
        figures[0] = expected[horizonPlace];
        expected.AsSpan(horizonPlace + 1).CopyTo(expected.AsSpan(horizonPlace));
        figures[1] = months.Sum(expected);
    }

    private static double? Together(double? left, double? right) =>
        left * left + right * right is { } variance ? Math.Sqrt(variance) : null;

    private static ConfidenceInterval? Around(double? value, double? logStandardError) =>
        value is { } figure && logStandardError is { } error ? DeltaMethod<IBuyingModel>.Positive(figure, error) : null;

    /// <summary>What does not depend on the customer's values.</summary>
    private sealed record Answer(ConfidenceInterval? ProbabilityAlive, double? PurchasesError, double Discounted, double? DiscountedError);
}
