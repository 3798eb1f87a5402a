using Insights.Data.Customers;
using Insights.Data.Import.Formats;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Rows of one basket and one time that follow each other in the file. A basket whose rows are scattered over the file, or
/// have different times, has several fragments, which are brought together when they are merged.
/// </summary>
public sealed class BasketFragment
{
    /// <summary>First character of the reference of a basket whose source has no order ids.</summary>
    public const char MadeUpReference = '~';

    /// <summary>Who bought; null for an anonymous sale.</summary>
    public string? CustomerRef { get; init; }

    /// <summary>The order's own id, or a made-up reference from customer, time and kind.</summary>
    public required string OrderRef { get; init; }

    /// <summary>The time of the rows, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>What kind of document it is.</summary>
    public LineKind Kind { get; init; }

    /// <summary>What the source says about the order as a whole, or null.</summary>
    public OrderTotals? Totals { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>What the rows say about the customer.</summary>
    public CustomerDetails Details { get; init; } = CustomerDetails.None;

    /// <summary>The rows, at least one.</summary>
    public List<StagedLine> Lines { get; } = [];

    /// <summary>Rows of the file: lines, less those that a row lists beside another one.</summary>
    internal int Rows => Lines.Count(line => line.Line != StagedLine.OfRowAbove);

    /// <summary>True where the source has an id for the order, so that a later export can replace it.</summary>
    public bool HasOwnId => OrderRef[0] != MadeUpReference;
}
