using Insights.Data.Customers;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>What one run says about one known customer.</summary>
public sealed class CustomerResult
{
    /// <summary>The customer, first part of the key.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>The run, last part of the key.</summary>
    public RunId RunId { get; init; }

    /// <summary>Tier as of the run's date.</summary>
    public Tier Tier { get; init; }

    /// <summary>Tier in the previous run; null when there is none or the customer was not known.</summary>
    public Tier? PreviousTier { get; init; }

    /// <summary>Place among the active customers by net spend, from 1; null in tier D.</summary>
    public int? Rank { get; init; }

    /// <summary>Net spend in the policy's window.</summary>
    public Money NetSpend { get; init; }

    /// <summary>Days with a purchase in the policy's window.</summary>
    public int PurchaseDays { get; init; }

    /// <summary>Net spend since the first purchase.</summary>
    public Money LifetimeNetSpend { get; init; }

    /// <summary>Days with a purchase since the first.</summary>
    public int LifetimePurchaseDays { get; init; }

    /// <summary>Day of the first purchase.</summary>
    public DateOnly FirstPurchase { get; init; }

    /// <summary>Day of the last purchase before the as-of date.</summary>
    public DateOnly LastPurchase { get; init; }

    /// <summary>Calibrated probability, 0 to 1, of ranking among the VIPs of the horizon; null where there is honestly none.</summary>
    public double? VipProbability { get; init; }

    /// <summary>Calibrated probability, 0 to 1, of no purchase within the horizon; null where there is honestly none.</summary>
    public double? ChurnProbability { get; init; }

    /// <summary>Probability, 0 to 1, that the customer still buys at all, under the buying model; null where it has no fit.</summary>
    public double? ProbabilityAlive { get; init; }

    /// <summary>Expected purchases within the horizon, at least 0; null where the buying model has no fit.</summary>
    public double? ExpectedPurchases { get; init; }

    /// <summary>Expected net spend within the horizon, at least 0; null where the buying or spending model has no fit.</summary>
    public Money? ExpectedSpend { get; init; }

    /// <summary>Reasons for both probabilities, in the analysis' own compact form; empty where there are none.</summary>
    public required string Reasons { get; init; }
}
