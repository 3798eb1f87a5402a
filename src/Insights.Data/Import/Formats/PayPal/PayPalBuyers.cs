using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>
/// What rows of a report need to know of others: who paid what, which addresses are the shop's own, and what a payment in
/// another currency was converted to. A bounded number of each is remembered.
/// </summary>
internal sealed class PayPalBuyers
{
    private const int MaxTransactions = 200_000;
    private const int MaxOwnAddresses = 100;

    private readonly Dictionary<string, string> buyers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForeignPayment> foreign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Money> converted = new(StringComparer.Ordinal);
    private readonly HashSet<string> ownAddresses = new(StringComparer.OrdinalIgnoreCase);

    internal void RememberBuyer(ReadOnlySpan<char> transaction, string? customer)
    {
        if (customer is not null && buyers.Count < MaxTransactions) buyers[transaction.ToString()] = customer;
    }

    /// <summary>Who paid a transaction of the rows above; null where it is not there.</summary>
    internal string? BuyerOf(ReadOnlySpan<char> transaction) =>
        buyers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(transaction, out var buyer) ? buyer : null;

    internal void RememberOwnAddress(ReadOnlySpan<char> address)
    {
        if (!address.IsEmpty && ownAddresses.Count < MaxOwnAddresses) ownAddresses.GetAlternateLookup<ReadOnlySpan<char>>().Add(address);
    }

    /// <summary>True where money came in to this address, or went out from it.</summary>
    internal bool IsOwnAddress(ReadOnlySpan<char> address) => ownAddresses.GetAlternateLookup<ReadOnlySpan<char>>().Contains(address);

    /// <summary>Remembers a payment until a row below states its conversion; false where there are too many.</summary>
    internal bool TryAwaitConversion(ReadOnlySpan<char> transaction, ForeignPayment payment)
    {
        if (foreign.Count >= MaxTransactions) return false;
        foreign[transaction.ToString()] = payment;
        return true;
    }

    /// <summary>The payment of a row above that a conversion belongs to, or null.</summary>
    internal ForeignPayment? PaymentOf(ReadOnlySpan<char> transaction) =>
        foreign.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(transaction, out var payment) ? payment : null;

    /// <summary>Remembers a conversion whose payment stands below, as where the newest row comes first.</summary>
    internal void RememberConversion(ReadOnlySpan<char> transaction, Money amount)
    {
        if (!transaction.IsEmpty && converted.Count < MaxTransactions) converted[transaction.ToString()] = amount;
    }

    /// <summary>What the rows above converted a payment to, once; null where they do not state so.</summary>
    internal Money? TakeConversion(ReadOnlySpan<char> transaction) =>
        converted.GetAlternateLookup<ReadOnlySpan<char>>().Remove(transaction, out _, out var amount) ? amount : null;
}

/// <summary>A payment in another currency than the shop's.</summary>
/// <param name="Customer">Who paid; null where the report does not say.</param>
/// <param name="OccurredAt">UTC instant.</param>
/// <param name="Kind">A sale, or a return for a refund.</param>
internal sealed record ForeignPayment(string? Customer, DateTime OccurredAt, LineKind Kind);
