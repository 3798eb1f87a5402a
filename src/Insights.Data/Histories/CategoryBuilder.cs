using System.Runtime.InteropServices;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>Builds the sales by category of customers who come one after the other, each in any order of time.</summary>
internal sealed class CategoryBuilder
{
    private readonly DictionaryEncoder codes = new();
    private readonly HistoryColumn<int> day = new();
    private readonly HistoryColumn<ushort> category = new();
    private readonly HistoryColumn<long> amount = new();
    private readonly List<(int Day, ushort Category, long Amount)> own = [];
    private readonly List<int> customerStarts = [];
    private int count;

    internal ushort CodeOf(ReadOnlySpan<char> text) => codes.CodeOf(text);

    /// <summary>Adds to the customer who was begun last.</summary>
    internal void Add(int onDay, ushort code, Money value) => own.Add((onDay, code, value.TenThousandths));

    /// <summary>Completes the customer before, and goes to the next one.</summary>
    internal void Begin()
    {
        Complete();
        customerStarts.Add(count);
    }

    /// <summary>Forgets the customer who was begun last, of whom nothing may have been added.</summary>
    internal void Drop() => customerStarts.RemoveAt(customerStarts.Count - 1);

    /// <summary>The sales, or null where no product of a purchase has a category.</summary>
    /// <param name="order">The places of the customers in the order they are to have; null where they are in order already.</param>
    internal CategorySales? Build(int[]? order)
    {
        Complete();
        if (codes.IsEmpty) return null;
        var ranges = new HistoryRanges([.. customerStarts, count], order);
        var column = category.Take(ranges);
        var texts = codes.Settle(column);
        var (starts, days, amounts) = (ranges.Starts(), day.Take(ranges), amount.Take(ranges));
        SortDays(starts, days, column, amounts);
        return new CategorySales(starts, days, new DictionaryEncodedColumn(column, texts), amounts);
    }

    /// <summary>Within a day the final codes ascend, so that the order does not depend on which category came first.</summary>
    private static void SortDays(int[] starts, int[] days, ushort[] codes, long[] amounts)
    {
        for (var customer = 0; customer + 1 < starts.Length; customer++)
            for (int from = starts[customer], until = from; from < starts[customer + 1]; from = until)
            {
                while (until < starts[customer + 1] && days[until] == days[from]) until++;
                if (until - from > 1) codes.AsSpan(from, until - from).Sort(amounts.AsSpan(from, until - from));
            }
    }

    private void Complete()
    {
        if (own.Count == 0) return;
        CollectionsMarshal.AsSpan(own).Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Category.CompareTo(b.Category));
        for (var i = 0; i < own.Count; i++)
        {
            var (onDay, code, value) = own[i];
            if (i == 0 || (onDay, code) != (own[i - 1].Day, own[i - 1].Category))
            {
                day[count] = onDay;
                category[count++] = code;
            }
            amount[count - 1] += value;
        }
        own.Clear();
    }
}
