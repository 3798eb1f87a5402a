using Insights.Data.Shops;
using Insights.Data.Tiers;

namespace Insights.Data.Runs;

/// <summary>How many customers went from one tier of the previous run to one tier of this run.</summary>
public sealed class TierMovement
{
    /// <summary>The later run.</summary>
    public RunId RunId { get; init; }

    /// <summary>Position of the row in the run, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>Tier in the previous run; null for customers it did not know.</summary>
    public Tier? FromTier { get; init; }

    /// <summary>Tier in this run.</summary>
    public Tier ToTier { get; init; }

    /// <summary>Customers, at least 1.</summary>
    public int Customers { get; init; }
}
