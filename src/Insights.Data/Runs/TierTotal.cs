using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>Sums over one tier of one run, stored with the run so that nobody has to scan for them.</summary>
public sealed class TierTotal
{
    /// <summary>The run.</summary>
    public RunId RunId { get; init; }

    /// <summary>The tier.</summary>
    public Tier Tier { get; init; }

    /// <summary>Customers in the tier.</summary>
    public int Customers { get; init; }

    /// <summary>Their net spend in the policy's window.</summary>
    public Money NetSpend { get; init; }

    /// <summary>Their purchase days in the policy's window.</summary>
    public long PurchaseDays { get; init; }
}
