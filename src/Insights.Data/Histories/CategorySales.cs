using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Insights.Data.Histories;

/// <summary>
/// What each customer bought of which category on which day: one entry for each customer, day and category, customers in
/// the order of the histories, days ascending. Only purchases, and only products that have a category, are in it.
/// </summary>
public sealed class CategorySales
{
    private readonly int[] starts;

    internal CategorySales(int[] starts, int[] day, DictionaryEncodedColumn category, long[] amount)
    {
        this.starts = starts;
        Day = day;
        Category = category;
        Amount = amount;
    }

    /// <summary>Days since 1970-01-01 in the shop's calendar.</summary>
    public int[] Day { get; }

    /// <summary>The category that the shop's files first gave to the product.</summary>
    public DictionaryEncodedColumn Category { get; }

    /// <summary>Value of the lines in ten-thousandths of the currency unit; may be negative where lines are corrections.</summary>
    public long[] Amount { get; }

    /// <summary>Where a customer's entries begin.</summary>
    public int Start(int customer) => starts[customer];

    /// <summary>Where a customer's entries end, exclusively.</summary>
    public int End(int customer) => starts[customer + 1];

    /// <summary>The sales to some of the customers.</summary>
    /// <param name="customers">Places of customers, ascending.</param>
    internal CategorySales Of(int[] customers)
    {
        var ranges = new HistoryRanges(starts, customers);
        return new CategorySales(ranges.Starts(), ranges.Of(Day), new DictionaryEncodedColumn(ranges.Of(Category.Codes), Category.Texts), ranges.Of(Amount));
    }

    internal void AppendTo(XxHash3 hash)
    {
        hash.Append(MemoryMarshal.AsBytes(starts.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(Day.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(Amount.AsSpan()));
        Category.AppendTo(hash);
    }
}
