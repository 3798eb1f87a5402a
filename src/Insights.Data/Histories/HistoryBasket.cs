using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>One basket on its way into the histories.</summary>
public readonly ref struct HistoryBasket
{
    /// <summary>Whose it is.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>Days since 1970-01-01 in the shop's calendar.</summary>
    public required int Day { get; init; }

    /// <summary>What it means.</summary>
    public required BasketKind Kind { get; init; }

    /// <summary>Net value; negative for a return.</summary>
    public required Money Amount { get; init; }

    /// <summary>Rows that the source has for it.</summary>
    public required int Lines { get; init; }

    /// <summary>Different products in it.</summary>
    public required int Products { get; init; }

    /// <summary>Units over all lines.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Hour of its time in the shop's time zone, 0 to 23; null where the source gives no time of day.</summary>
    public int? Hour { get; init; }

    /// <summary>Discount that the source states, 0 or more; null where it states none.</summary>
    public Money? Discount { get; init; }

    /// <summary>Where it was bought; empty where the source does not say.</summary>
    public ReadOnlySpan<char> Channel { get; init; }
}
