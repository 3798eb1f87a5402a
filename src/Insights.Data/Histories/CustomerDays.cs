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

    /// <summary>Number of entries.</summary>
    public int Count => Day.Length;
}
