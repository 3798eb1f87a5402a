using System.ComponentModel.DataAnnotations;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Models;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying.RevenueClv;

/// <summary>
/// What forecasts are compared with, one customer at a time. Customer lifetime value: the revenue (not the margin) expected of a customer over a stated horizon, discounted. It is
/// the expected value per purchase times the expected purchases of each month, each month's discounted from its end:
/// CLV = E[M] * sum over k of (E[Y(e_k)] - E[Y(e_(k-1))]) / (1 + d)^(e_k / 365), where e_k = min(k * 365 / 12, H) days, d is the
/// discount rate per year and H the horizon (as in Fader, Hardie and Lee 2005, "RFM and CLV", in monthly steps).
/// </summary>
internal sealed class RevenueClvModel
{
    private readonly IBuyingModel buying;
    private readonly GammaGammaModel spend;
    private readonly DeltaMethod<IBuyingModel> buyingDelta;
    private readonly DeltaMethod<GammaGammaModel> spendDelta;
    private readonly DiscountedMonths months;

    /// <param name="buying">How often customers buy.</param>
    /// <param name="spend">How much they spend per purchase, whatever their frequency.</param>
    /// <param name="options">Horizon and discount rate.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public RevenueClvModel(IBuyingModel buying, GammaGammaModel spend, RevenueClvOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.buying = buying;
        this.spend = spend;
        Options = options;
        buyingDelta = new DeltaMethod<IBuyingModel>(buying);
        spendDelta = new DeltaMethod<GammaGammaModel>(spend);
        months = new DiscountedMonths(options);
    }

    /// <summary>Horizon and discount rate.</summary>
    public RevenueClvOptions Options { get; }

    /// <summary>Expected discounted revenue over the horizon in currency units, at least 0.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases in currency units, or null where there is none.</param>
    /// <returns>
    /// The expectation, or null where there is no expected value per purchase: no repeat purchase, and a population whose mean
    /// is infinite.
    /// </returns>
    public double? Expected(CustomerSummary summary, double? monetaryValue) =>
        spend.ExpectedValue(summary.Frequency, monetaryValue) * DiscountedPurchases(buying, summary);

    /// <summary>
    /// The 95 % interval; null where there is no expectation, or where a likelihood does not tell how well its parameters
    /// are known. Both models' errors count; they are independent, since spend and frequency are by assumption.
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="monetaryValue">Mean value of the repeat purchases in currency units, or null where there is none.</param>
    public ConfidenceInterval? Interval(CustomerSummary summary, double? monetaryValue)
    {
        if (Expected(summary, monetaryValue) is not { } value) return null;
        var ofBuying = buyingDelta.LogStandardError(model => DiscountedPurchases(model, summary));
        var ofSpend = spendDelta.LogStandardError(model => model.ExpectedValue(summary.Frequency, monetaryValue));
        return ofBuying * ofBuying + ofSpend * ofSpend is { } variance ? DeltaMethod<IBuyingModel>.Positive(value, Math.Sqrt(variance)) : null;
    }

    private double DiscountedPurchases(IBuyingModel model, CustomerSummary summary)
    {
        Span<double> expected = stackalloc double[months.Ends.Length];
        model.ExpectedPurchases(summary, months.Ends, expected);
        return months.Sum(expected);
    }
}
