using Insights.Data.Customers;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>Rows of one time of an order, as one file states them.</summary>
public sealed class StatementFragment
{
    /// <summary>The key of the stored statement; 0 where it is not stored yet.</summary>
    public long StatementId { get; init; }

    /// <summary>Who bought, in this file's words; null where it names nobody.</summary>
    public CustomerId? CustomerId { get; set; }

    /// <summary>UTC instant, under the shop's time zone as it is now.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>True where the file states a local time of the shop's clock, false for an instant.</summary>
    public bool IsLocal { get; init; }

    /// <summary>What kind of document it is.</summary>
    public LineKind Kind { get; init; }

    /// <summary>What the source states about the order as a whole, or null.</summary>
    public OrderTotals? Totals { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>Rows of the file.</summary>
    public int Rows { get; init; }

    /// <summary>The lines.</summary>
    public required List<StatementLine> Lines { get; init; }

    /// <summary>True for what was paid back on a stated day of an order of which the export states the total.</summary>
    internal bool IsDatedRefund => Kind == LineKind.Return && Totals is null;

    /// <summary>True where another export states exactly the same.</summary>
    internal bool IsSameAs(StatementFragment other) =>
        CustomerId == other.CustomerId && OccurredAt == other.OccurredAt && IsLocal == other.IsLocal && Kind == other.Kind
        && Equals(Totals, other.Totals) && Channel == other.Channel && Rows == other.Rows && Lines.SequenceEqual(other.Lines);

    /// <summary>The same rows with other lines.</summary>
    internal StatementFragment With(List<StatementLine> lines) => new()
    {
        CustomerId = CustomerId,
        OccurredAt = OccurredAt,
        IsLocal = IsLocal,
        Kind = Kind,
        Totals = Totals,
        Channel = Channel,
        Rows = Rows,
        Lines = lines,
    };
}
