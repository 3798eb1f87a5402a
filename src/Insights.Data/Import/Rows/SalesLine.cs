using Insights.Data.Customers;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>One row of a sales file, on its way from a mapper into a basket.</summary>
public ref struct SalesLine
{
    /// <summary>Who bought, as the format recognises people; empty for an anonymous sale.</summary>
    public ReadOnlySpan<char> Customer { get; set; }

    /// <summary>The order's own id; empty where the source has none.</summary>
    public ReadOnlySpan<char> Order { get; set; }

    /// <summary>The till or branch whose numbering the order's id belongs to; empty where the source has one numbering.</summary>
    public ReadOnlySpan<char> Till { get; set; }

    /// <summary>The source's own id of the row within its order, such as a payment's or an order line's; empty where it has none. A line of one id counts once.</summary>
    public ReadOnlySpan<char> LineId { get; set; }

    /// <summary>When it was: a UTC instant, or a local time of the shop's clock (of unspecified kind).</summary>
    public DateTime OccurredAt { get; set; }

    /// <summary>What kind of document the row is part of.</summary>
    public LineKind Kind { get; set; }

    /// <summary>The article number or name; empty where the source has none.</summary>
    public ReadOnlySpan<char> Product { get; set; }

    /// <summary>The article's name beside its number; empty where the source has none.</summary>
    public ReadOnlySpan<char> ProductName { get; set; }

    /// <summary>The article's category; empty where the source has none.</summary>
    public ReadOnlySpan<char> Category { get; set; }

    /// <summary>Units, negative for a return.</summary>
    public Quantity Quantity { get; set; }

    /// <summary>Value of the line, negative for a return.</summary>
    public Money Amount { get; set; }

    /// <summary>What the source states about the order as a whole; null where the order is the sum of its lines.</summary>
    public OrderTotals? Totals { get; set; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; set; }

    /// <summary>What the row states about the customer, or null.</summary>
    public CustomerDetails? Details { get; set; }
}
