using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// What a source states about an order as a whole, beside its lines. Rows below the first one may add to it until the order is
/// complete.
/// </summary>
/// <param name="Total">What the customer paid, shipping and taxes included, before refunds.</param>
/// <param name="Refunded">What was paid back by the time of the export, 0 or more, on a day that the source does not say.</param>
/// <param name="Discount">Stated discount, 0 or more, or null.</param>
public sealed record OrderTotals(Money Total, Money Refunded, Money? Discount)
{
    /// <summary>What the customer paid, shipping and taxes included, before refunds.</summary>
    public Money Total { get; private set; } = Total;

    /// <summary>What was paid back by the time of the export, 0 or more, on a day that the source does not say.</summary>
    public Money Refunded { get; private set; } = Refunded;

    /// <summary>Takes off a part of the total that is no sale, such as a gift card that was sold.</summary>
    internal void TakeOff(Money part)
    {
        Total -= part;
        if (Refunded > Total) Refunded = Total < Money.Zero ? Money.Zero : Total;
    }

    /// <summary>Adds a refund that a row of the order states, up to what was paid.</summary>
    internal void AddRefund(Money amount)
    {
        Refunded += amount;
        if (Refunded > Total) Refunded = Total < Money.Zero ? Money.Zero : Total;
    }
}
