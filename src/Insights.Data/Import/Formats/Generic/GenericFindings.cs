using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>What the rows of a sales list as a whole say about the meaning of its columns.</summary>
internal sealed record GenericFindings
{
    /// <summary>Each row stands for itself.</summary>
    internal static readonly GenericFindings None = new();

    /// <summary>The column that states the total of the whole order on its rows, which is counted once; <see cref="Columns.Absent"/> where there is none.</summary>
    internal int OrderTotal { get; init; } = Columns.Absent;

    /// <summary>True where the price is that of the row already, whatever its quantity.</summary>
    internal bool PriceIsOfRow { get; init; }

    /// <summary>True where the amount is that of one unit.</summary>
    internal bool AmountIsOfUnit { get; init; }

    /// <summary>What is done with the discount of a row.</summary>
    internal DiscountUse Discount { get; init; }

    /// <summary>True where rows of one order have different states, so that each is that of its row.</summary>
    internal bool StatesAreOfRows { get; init; }

    /// <summary>True where the column of types holds words for kinds of documents or payments.</summary>
    internal bool TypeIsRead { get; init; }

    /// <summary>True where that column has payments beside the documents they are for.</summary>
    internal bool PaymentsAreAsked { get; init; }

    /// <summary>True where an empty cell of the column for "paid" states that the row is not.</summary>
    internal bool BlankIsUnpaid { get; init; }

    /// <summary>True where no order has more than one row, so that a row's value is its order's total.</summary>
    internal bool OrdersHaveOneRow { get; init; }

    /// <summary>What belongs to an order's total beside its first row, by <see cref="OrderKey"/>; only orders that have any.</summary>
    internal IReadOnlyDictionary<ulong, OrderExtras> Extras { get; init; } = new Dictionary<ulong, OrderExtras>();
}

/// <summary>What is done with the discount of a row.</summary>
internal enum DiscountUse
{
    /// <summary>The value has it taken off already, or there is none.</summary>
    Included,

    /// <summary>It is an amount that is taken off.</summary>
    Amount,

    /// <summary>It is a percentage that is taken off.</summary>
    PerCent,
}

/// <summary>What the rows of one order add up to beside its total, in ten-thousandths.</summary>
/// <param name="GiftCards">Gift cards sold, less those redeemed.</param>
/// <param name="Refunded">What was paid back, where rows state it each for itself; null where the first row states it.</param>
internal readonly record struct OrderExtras(long GiftCards, long? Refunded);
