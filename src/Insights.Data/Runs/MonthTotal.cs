using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>Sums over one month before a run's date and the customers of one of its tiers, kept with the run.</summary>
public sealed record MonthTotal
{
    /// <summary>The run.</summary>
    public RunId RunId { get; init; }

    /// <summary>Position of the row in the run, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The first day of the month in the shop's calendar.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The customers' tier as of the run's date; null for sales that name no customer.</summary>
    public required Tier? Tier { get; init; }

    /// <summary>Net sales of the month.</summary>
    public required Money NetSpend { get; init; }

    /// <summary>Customers with a purchase in the month; 0 for sales that name no customer.</summary>
    public required int Customers { get; init; }
}
