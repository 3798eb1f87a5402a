using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Insights.Data.Customers;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>
/// The purchase history of all customers known at a date, as columns: one entry for each customer and day with any
/// basket, customers in the ordinal order of their external ids, days ascending. A customer is a slice of the columns.
/// </summary>
public sealed class PurchaseHistories
{
    private readonly int[] starts;

    /// <summary>Takes the columns as they are.</summary>
    /// <param name="asOf">The first day that is not in the columns.</param>
    /// <param name="customers">Ids inside the database, one for each customer.</param>
    /// <param name="externalIds">The shop's own ids, ascending.</param>
    /// <param name="starts">Where each customer's days begin, and the total at the end: one more entry than customers.</param>
    /// <param name="days">The columns.</param>
    public PurchaseHistories(
        DateOnly asOf, IReadOnlyList<CustomerId> customers, IReadOnlyList<string> externalIds, int[] starts, CustomerDays days)
    {
        if (starts.Length != customers.Count + 1 || externalIds.Count != customers.Count || starts[^1] != days.Count)
            throw new ArgumentException("The columns do not fit together.", nameof(starts));
        AsOf = asOf;
        Customers = customers;
        ExternalIds = externalIds;
        this.starts = starts;
        Days = days;
    }

    /// <summary>The first day that is not seen.</summary>
    public DateOnly AsOf { get; }

    /// <summary><see cref="AsOf"/> as a number.</summary>
    public int AsOfDay => EpochDay.From(AsOf);

    /// <summary>Ids inside the database.</summary>
    public IReadOnlyList<CustomerId> Customers { get; }

    /// <summary>The shop's own ids, in ascending ordinal order.</summary>
    public IReadOnlyList<string> ExternalIds { get; }

    /// <summary>The columns over all customers.</summary>
    public CustomerDays Days { get; }

    /// <summary>Net sales by month that belong to none of the customers, the earliest first; months without any are left out.</summary>
    public IReadOnlyList<UnattributedMonth> UnattributedMonths { get; init; } = [];

    /// <summary>
    /// Each customer's country. Details of customers are the newest that are known, whatever the date: files state them
    /// without one. Null where no customer has a country.
    /// </summary>
    public DictionaryEncodedColumn? Country { get; init; }

    /// <summary>What was bought of which category; null where no product of a purchase has one.</summary>
    public CategorySales? Categories { get; init; }

    /// <summary>Number of customers.</summary>
    public int Count => Customers.Count;

    /// <summary>Where a customer's entries begin in <see cref="Days"/>.</summary>
    public int Start(int customer) => starts[customer];

    /// <summary>Where a customer's entries end, exclusively, in <see cref="Days"/>.</summary>
    public int End(int customer) => starts[customer + 1];

    /// <summary>The histories of some of the customers; sales that name no customer are left out.</summary>
    /// <param name="customers">Places of customers, ascending.</param>
    public PurchaseHistories Of(IReadOnlyList<int> customers)
    {
        int[] places = [.. customers];
        var ranges = new HistoryRanges(starts, places);
        return new PurchaseHistories(AsOf, Array.ConvertAll(places, place => Customers[place]), Array.ConvertAll(places, place => ExternalIds[place]), ranges.Starts(), Days.Of(ranges))
        {
            Country = Country is { } country ? new DictionaryEncodedColumn(Array.ConvertAll(places, place => country.Codes[place]), country.Texts) : null,
            Categories = Categories?.Of(places),
        };
    }

    /// <summary>A hash of all that the histories say, in hexadecimal: equal data, equal fingerprint.</summary>
    public string Fingerprint()
    {
        var hash = new XxHash3();
        foreach (var id in ExternalIds) hash.Append(MemoryMarshal.AsBytes(id.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(starts.AsSpan()));
        foreach (var column in new[] { Days.Day, Days.Purchases, Days.Lines, Days.Products }) hash.Append(MemoryMarshal.AsBytes(column.AsSpan()));
        foreach (var column in new[] { Days.PurchaseValue, Days.NetSpend, Days.Returned, Days.Quantity }) hash.Append(MemoryMarshal.AsBytes(column.AsSpan()));
        AppendOptional(hash, "hour", Days.Hour is { } hour ? () => hash.Append(hour) : null);
        AppendOptional(hash, "discount", Days.Discount is { } discount ? () => hash.Append(MemoryMarshal.AsBytes(discount.AsSpan())) : null);
        AppendOptional(hash, "channel", Days.Channel is { } channel ? () => channel.AppendTo(hash) : null);
        AppendOptional(hash, "country", Country is { } country ? () => country.AppendTo(hash) : null);
        AppendOptional(hash, "categories", Categories is { } categories ? () => categories.AppendTo(hash) : null);
        foreach (var month in UnattributedMonths) hash.Append(MemoryMarshal.AsBytes((ReadOnlySpan<long>)[EpochDay.From(month.Month), month.NetSpend.TenThousandths]));
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The name goes before the content, so that equal bytes of two columns are not taken for each other.</summary>
    private static void AppendOptional(XxHash3 hash, string name, Action? append)
    {
        if (append is null) return;
        hash.Append(MemoryMarshal.AsBytes(name.AsSpan()));
        append();
    }
}
