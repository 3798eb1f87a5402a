using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying.RevenueClv;

/// <summary>
/// The reference for forecasts, one customer at a time. Customer lifetime value: the revenue (not the margin) expected of a
/// customer over a stated horizon, discounted. It is the expected value per purchase times the expected purchases of each month,
/// each month's discounted from its end:
/// CLV = E[M] * sum over k of (E[Y(e_k)] - E[Y(e_(k-1))]) / (1 + d)^(e_k / 365), where e_k = min(k * 365 / 12, H) days, d is the
/// discount rate per year and H the horizon (as in Fader, Hardie and Lee 2005, "RFM and CLV", in monthly steps).
/// </summary>
/// <param name="buying">How often customers buy.</param>
/// <param name="spend">How much they spend per purchase, whatever their frequency.</param>
/// <param name="months">Horizon and discount rate.</param>
internal sealed class RevenueClvModel(BgNbdModel buying, GammaGammaModel spend, DiscountedMonths months)
{
    private readonly DeltaMethod<BgNbdModel> buyingDelta = new(buying);
    private readonly DeltaMethod<GammaGammaModel> spendDelta = new(spend);

    /// <summary>
    /// Expected discounted revenue over the horizon in currency units, at least 0; null where there is no expected value per
    /// purchase: no repeat purchase, and a population whose mean is infinite.
    /// </summary>
    internal double? Expected(CustomerSummary summary, double? monetaryValue) =>
        spend.ExpectedValue(summary.Frequency, monetaryValue) * DiscountedPurchases(buying, summary);

    /// <summary>
    /// The 95 % interval; null where there is no expectation, or where a likelihood does not determine its parameters. Both
    /// models' errors count; they are independent, since spend and frequency are by assumption.
    /// </summary>
    internal ConfidenceInterval? Interval(CustomerSummary summary, double? monetaryValue)
    {
        if (Expected(summary, monetaryValue) is not { } value) return null;
        var ofBuying = buyingDelta.LogStandardError(model => DiscountedPurchases(model, summary));
        var ofSpend = spendDelta.LogStandardError(model => model.ExpectedValue(summary.Frequency, monetaryValue));
        return ofBuying * ofBuying + ofSpend * ofSpend is { } variance ? ConfidenceInterval.OfPositive(value, Math.Sqrt(variance)) : null;
    }

    private double DiscountedPurchases(BgNbdModel model, CustomerSummary summary)
    {
        Span<double> expected = stackalloc double[months.Ends.Length];
        model.ExpectedPurchases(summary, months.Ends, expected);
        return months.Sum(expected);
    }
}
