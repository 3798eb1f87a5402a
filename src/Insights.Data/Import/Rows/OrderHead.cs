using Insights.Data.Customers;

namespace Insights.Data.Import.Rows;

/// <summary>What an order's first row states about the order as a whole.</summary>
internal sealed record OrderHead
{
    /// <summary>Who bought; null for an anonymous sale.</summary>
    public required string? Customer { get; init; }

    /// <inheritdoc cref="SalesLine.OccurredAt"/>
    public required DateTime OccurredAt { get; init; }

    /// <summary>What kind of document the order is.</summary>
    public required LineKind Kind { get; init; }

    /// <summary>What the customer paid and what was paid back.</summary>
    public required OrderTotals Totals { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>What the order states about the customer.</summary>
    public required CustomerDetails Details { get; init; }
}
