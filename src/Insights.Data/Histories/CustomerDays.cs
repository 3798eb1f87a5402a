namespace Insights.Data.Histories;

/// <summary>What each customer did on each day with at least one basket; all columns have the same length.</summary>
public sealed class CustomerDays
{
    /// <summary>Days since 1970-01-01 in the shop's calendar.</summary>
    public required int[] Day { get; init; }

    /// <summary>Baskets of kind purchase on the day; 0 on days with returns only.</summary>
    public required int[] Purchases { get; init; }

    /// <summary>Value of those purchases in ten-thousandths of the currency unit.</summary>
    public required long[] PurchaseValue { get; init; }

    /// <summary>Net spend of the day in ten-thousandths: purchases minus returns; may be negative.</summary>
    public required long[] NetSpend { get; init; }

    /// <summary>Value of the day's returns in ten-thousandths, 0 or more.</summary>
    public required long[] Returned { get; init; }

    /// <summary>Rows of the purchases.</summary>
    public required int[] Lines { get; init; }

    /// <summary>Different products of the purchases, summed over baskets.</summary>
    public required int[] Products { get; init; }

    /// <summary>Units of the purchases in ten-thousandths.</summary>
    public required long[] Quantity { get; init; }

    /// <summary>
    /// 1 for the hour from midnight on to 24 for the last one, at which the day's first purchase was made in the shop's
    /// time zone; 0 where the source gives no time of day. Null where it never does.
    /// </summary>
    public byte[]? Hour { get; init; }

    /// <summary>
    /// Discount that the source states for those purchases in ten-thousandths, 0 where it states none. Null where no
    /// purchase has any.
    /// </summary>
    public long[]? Discount { get; init; }

    /// <summary>Where the day's first purchase that states so was made. Null where none does.</summary>
    public DictionaryEncodedColumn? Channel { get; init; }

    /// <summary>Number of entries.</summary>
    public int Count => Day.Length;

    /// <summary>The entries of some of the customers.</summary>
    internal CustomerDays Of(HistoryRanges ranges) => new()
    {
        Day = ranges.Of(Day),
        Purchases = ranges.Of(Purchases),
        PurchaseValue = ranges.Of(PurchaseValue),
        NetSpend = ranges.Of(NetSpend),
        Returned = ranges.Of(Returned),
        Lines = ranges.Of(Lines),
        Products = ranges.Of(Products),
        Quantity = ranges.Of(Quantity),
        Hour = Hour is { } hour ? ranges.Of(hour) : null,
        Discount = Discount is { } discount ? ranges.Of(discount) : null,
        Channel = Channel is { } channel ? new DictionaryEncodedColumn(ranges.Of(channel.Codes), channel.Texts) : null,
    };

    /// <summary>The hour of an entry's first purchase, 0 to 23; null where it is not known.</summary>
    public int? HourOf(int entry) => Hour is { } hour && hour[entry] > 0 ? hour[entry] - 1 : null;
}
