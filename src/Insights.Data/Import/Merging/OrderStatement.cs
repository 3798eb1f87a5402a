using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>What one export states about one order.</summary>
/// <param name="origin">The export.</param>
public sealed class OrderStatement(StatementOrigin origin)
{
    /// <summary>The export.</summary>
    public StatementOrigin Origin => origin;

    /// <summary>True where the owner stated that the same number on the same day with other content is a further receipt.</summary>
    public bool Adds { get; set; }

    /// <summary>Its rows, at least one fragment.</summary>
    public List<StatementFragment> Fragments { get; init; } = [];

    /// <summary>Rows of the file.</summary>
    internal int Rows => Fragments.Sum(fragment => fragment.Rows);

    /// <summary>Whom it names, or null.</summary>
    internal CustomerId? CustomerId => Fragments.Find(fragment => fragment.CustomerId is not null)?.CustomerId;

    /// <summary>What the source states about the order as a whole, or null.</summary>
    internal OrderTotals? Totals => Fragments.Find(fragment => fragment.Totals is not null)?.Totals;

    /// <summary>True where the shop has cancelled all of it.</summary>
    internal bool IsCancelled => Fragments.TrueForAll(fragment => fragment.Kind == LineKind.CancelledSale);

    /// <summary>True where none of it is paid.</summary>
    internal bool IsPending => Fragments.TrueForAll(fragment => fragment.Kind is LineKind.PendingSale or LineKind.CancelledSale);

    /// <summary>True where it states what was bought.</summary>
    internal bool NamesProducts => Fragments.Exists(fragment => fragment.Lines.Exists(line => line.Content.ProductId is not null));

    /// <summary>True where every row has an id of its own.</summary>
    internal bool HasLineIds => Fragments.TrueForAll(fragment => fragment.Lines.TrueForAll(line => line.LineId != 0));

    /// <summary>Its net value before refunds without a day.</summary>
    internal Money Amount => Totals?.Total ?? Fragments
        .Where(fragment => fragment.Kind is LineKind.Sale or LineKind.Return)
        .Aggregate(Money.Zero, (sum, fragment) => sum + fragment.Lines.Aggregate(Money.Zero, (part, line) => part + new Money(line.Content.Amount.TenThousandths * line.Count)));

    /// <summary>UTC instant of its first rows.</summary>
    internal DateTime OccurredAt => Fragments.Min(fragment => fragment.OccurredAt);

    /// <summary>True where another export states exactly the same.</summary>
    internal bool IsSameAs(OrderStatement other)
    {
        if (Adds != other.Adds || Fragments.Count != other.Fragments.Count) return false;
        for (var i = 0; i < Fragments.Count; i++)
            if (!Fragments[i].IsSameAs(other.Fragments[i])) return false;
        return true;
    }

    /// <summary>Older before newer: what was paid back never becomes less, and an export that reaches further is newer.</summary>
    internal static int CompareAge(OrderStatement left, OrderStatement right)
    {
        var refunded = (left.Totals?.Refunded ?? Money.Zero).CompareTo(right.Totals?.Refunded ?? Money.Zero);
        if (refunded != 0) return refunded;
        var until = left.Origin.Until.CompareTo(right.Origin.Until);
        if (until != 0) return until;
        var import = left.Origin.ImportId.Value.CompareTo(right.Origin.ImportId.Value);
        return import != 0 ? import : left.Origin.Part.CompareTo(right.Origin.Part);
    }
}
