using Insights.Data.Customers;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Rows of one basket and one time that follow each other in the file. A basket whose rows are scattered over the file, or
/// have different times, has several fragments, which are brought together when they are merged.
/// </summary>
public sealed class BasketFragment
{
    /// <summary>Who bought; null for an anonymous sale.</summary>
    public string? CustomerRef { get; init; }

    /// <summary>The order's reference, of <see cref="OrderReference"/>.</summary>
    public required string OrderRef { get; init; }

    /// <summary>The time of the rows as the file states it: an instant, or a local time of the shop's clock.</summary>
    public required DateTime StatedAt { get; init; }

    /// <summary>What kind of document it is.</summary>
    public LineKind Kind { get; init; }

    /// <summary>What the source states about the order as a whole, or null.</summary>
    public OrderTotals? Totals { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>What the rows say about the customer.</summary>
    public CustomerDetails Details { get; init; } = CustomerDetails.None;

    /// <summary>The export within the file, from 0.</summary>
    public int Part { get; init; }

    /// <summary>The rows, at least one.</summary>
    public List<StagedLine> Lines { get; } = [];

    /// <summary>Rows of the file.</summary>
    public int Rows { get; internal set; }

    /// <summary>The sum of all figures without their signs, in ten-thousandths, so that it is known before anything is added up exactly.</summary>
    public double Magnitude { get; internal set; }
}
