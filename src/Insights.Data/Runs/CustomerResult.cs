using Insights.Data.Customers;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>The result of one run for one known customer. Each member but the key is declared as a column in <see cref="ResultColumns"/>.</summary>
public sealed class CustomerResult
{
    /// <summary>The customer, first part of the key.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>The run, last part of the key.</summary>
    public RunId RunId { get; init; }

    /// <summary>Tier as of the run's date.</summary>
    public Tier Tier { get; set; }

    /// <summary>Tier in the previous run; null when there is none or the customer was not known. It is set when the run is written.</summary>
    public Tier? PreviousTier { get; set; }

    /// <summary>Place among the active customers by net spend, from 1; null in tier D.</summary>
    public int? Rank { get; set; }

    /// <summary>Net spend in the policy's window.</summary>
    public Money NetSpend { get; set; }

    /// <summary>Days with a purchase in the policy's window.</summary>
    public int PurchaseDays { get; set; }

    /// <summary>Net spend since the first purchase.</summary>
    public Money LifetimeNetSpend { get; set; }

    /// <summary>Days with a purchase since the first.</summary>
    public int LifetimePurchaseDays { get; set; }

    /// <summary>Day of the first purchase.</summary>
    public DateOnly FirstPurchase { get; set; }

    /// <summary>Day of the last purchase before the as-of date.</summary>
    public DateOnly LastPurchase { get; set; }

    /// <summary>Calibrated probability, 0 to 1, of ranking among the VIPs of the horizon; null where there is honestly none.</summary>
    public double? VipProbability { get; set; }

    /// <summary>Calibrated probability, 0 to 1, of no purchase within the horizon; null where there is honestly none.</summary>
    public double? ChurnProbability { get; set; }

    /// <summary>Probability, 0 to 1, that the customer still buys at all, under the buying model; null where it has no fit, and for one purchase day, which is no evidence.</summary>
    public double? ProbabilityAlive { get; set; }

    /// <summary>Expected purchases within the horizon, at least 0; null where the buying model has no fit.</summary>
    public double? ExpectedPurchases { get; set; }

    /// <summary>Expected net spend within the horizon, at least 0; null where the buying or spending model has no fit.</summary>
    public Money? ExpectedSpend { get; set; }

    /// <summary>Lower end, 0 to 1, of the 95 % interval of <see cref="VipProbability"/>; both ends are null where it is not known.</summary>
    public double? VipProbabilityLow { get; set; }

    /// <summary>Upper end, 0 to 1.</summary>
    public double? VipProbabilityHigh { get; set; }

    /// <summary>Lower end, 0 to 1, of the 95 % interval of <see cref="ChurnProbability"/>; both ends are null where it is not known.</summary>
    public double? ChurnProbabilityLow { get; set; }

    /// <summary>Upper end, 0 to 1.</summary>
    public double? ChurnProbabilityHigh { get; set; }

    /// <summary>Lower end, 0 to 1, of the 95 % interval of <see cref="ProbabilityAlive"/>; both ends are null where it is not known.</summary>
    public double? ProbabilityAliveLow { get; set; }

    /// <summary>Upper end, 0 to 1.</summary>
    public double? ProbabilityAliveHigh { get; set; }

    /// <summary>Lower end, 0 or more, of the 95 % interval of <see cref="ExpectedPurchases"/>; both ends are null where it is not known.</summary>
    public double? ExpectedPurchasesLow { get; set; }

    /// <summary>Upper end, 0 or more.</summary>
    public double? ExpectedPurchasesHigh { get; set; }

    /// <summary>Lower end, 0 or more, of the 95 % interval of <see cref="ExpectedSpend"/>; both ends are null where it is not known.</summary>
    public Money? ExpectedSpendLow { get; set; }

    /// <summary>Upper end, 0 or more.</summary>
    public Money? ExpectedSpendHigh { get; set; }

    /// <summary>
    /// The day by whose end a further purchase is at least as likely as not; null where that is not reached within two years,
    /// or where the buying model has no fit.
    /// </summary>
    public DateOnly? NextPurchase { get; set; }

    /// <summary>The day by whose end a further purchase has a probability of a quarter; null where <see cref="NextPurchase"/> would be.</summary>
    public DateOnly? NextPurchaseEarly { get; set; }

    /// <summary>The day by whose end a further purchase has a probability of three quarters; null where <see cref="NextPurchase"/> would be.</summary>
    public DateOnly? NextPurchaseLate { get; set; }

    /// <summary>
    /// Customer lifetime value: expected revenue, not margin, of the 365 days from the run's date, discounted at 10 % a year, at
    /// least 0; null where the buying model has no fit.
    /// </summary>
    public Money? Clv { get; set; }

    /// <summary>Lower end, 0 or more, of the 95 % interval of <see cref="Clv"/>; both ends are null where it is not known.</summary>
    public Money? ClvLow { get; set; }

    /// <summary>Upper end, 0 or more.</summary>
    public Money? ClvHigh { get; set; }

    /// <summary>Median days between the customer's purchase days; null where there is a single one.</summary>
    public double? UsualPauseDays { get; set; }

    /// <summary>
    /// The longest pause between purchase days that is still usual for the customer, in days, at least 7; null where nobody in the shop
    /// has come twice.
    /// </summary>
    public int? PauseLimitDays { get; set; }

    /// <summary>
    /// Spend at stake if the customer leaves: that of one horizon at the rate of the policy's window, or since the first purchase where that is later,
    /// times <see cref="ProbabilityAlive"/>; at least 0. Null where that is null.
    /// </summary>
    public Money? KeepingWorth { get; set; }

    /// <summary>Reasons for both probabilities, in the analysis' own compact form; empty where there are none.</summary>
    public required string Reasons { get; set; }
}
