using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Insights.Data.Customers;
using Insights.Data.Import.Formats;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>Makes a basket of its fragments, the same whatever the order of the rows.</summary>
internal sealed class BasketAssembler(int sourceId, ShopCalendar calendar, IReadOnlyList<ProductId> products)
{
    /// <summary>
    /// An order as baskets, one for each day of its rows, so that what was added on a later day is not seen before it. An
    /// order of which the source states totals has one day.
    /// </summary>
    internal IReadOnlyList<BasketContent> AssembleOrder(CustomerId? customer, IReadOnlyList<BasketFragment> fragments)
    {
        var reference = fragments[0].OrderRef;
        if (fragments.Count == 1 || fragments.Any(fragment => fragment.Totals is not null)) return [Assemble(customer, fragments, reference)];
        return [.. fragments.GroupBy(fragment => calendar.DayOf(fragment.OccurredAt)).OrderBy(day => day.Key)
            .Select((day, i) => Assemble(customer, [.. day], i == 0 ? reference : OrderDayReference.Of(reference, day.Key)))];
    }

    /// <summary>A basket of a source without order ids.</summary>
    internal BasketContent Assemble(CustomerId? customer, IReadOnlyList<BasketFragment> fragments) =>
        Assemble(customer, fragments, fragments[0].OrderRef);

    private BasketContent Assemble(CustomerId? customer, IReadOnlyList<BasketFragment> fragments, string reference)
    {
        var first = fragments[0];
        var lines = new List<BasketContentLine>(fragments.Sum(fragment => fragment.Lines.Count));
        foreach (var fragment in fragments)
            foreach (var line in fragment.Lines)
                lines.Add(ToContent(line));
        return Complete(
            customer, reference, fragments.Min(fragment => fragment.OccurredAt), first.Kind,
            fragments.Select(fragment => fragment.Totals).FirstOrDefault(totals => totals is not null),
            fragments.Select(fragment => fragment.Channel).FirstOrDefault(channel => channel is not null), lines);
    }

    /// <summary>The same basket with more lines, for sources without order ids.</summary>
    internal BasketContent Extend(BasketContent basket, IEnumerable<BasketContentLine> stored, IEnumerable<BasketContentLine> added) =>
        Complete(
            basket.CustomerId, basket.OrderRef, basket.OccurredAt,
            basket.Kind == BasketKind.Return ? LineKind.Return : LineKind.Sale, totals: null, basket.Channel, [.. stored, .. added]);

    /// <summary>An order's refund on a day that the source does not say: a return of its own at the time of the import.</summary>
    internal BasketContent Refund(CustomerId? customer, string orderRef, DateTime importedAt, Money amount) =>
        Complete(
            customer, orderRef, importedAt, LineKind.Return, totals: null, channel: null,
            [new BasketContentLine(productId: null, default, -amount)]);

    private BasketContentLine ToContent(StagedLine line) => new(
        line.Product == ProductCatalog.None ? null : products[line.Product], new Quantity(line.Quantity), new Money(line.Amount));

    private BasketContent Complete(
        CustomerId? customer, string orderRef, DateTime occurredAt, LineKind kind, OrderTotals? totals, string? channel,
        List<BasketContentLine> lines)
    {
        var sorted = CollectionsMarshal.AsSpan(lines);
        sorted.Sort();
        long sum = 0, units = 0;
        foreach (var line in sorted)
        {
            sum = checked(sum + line.Amount.TenThousandths);
            units = checked(units + line.Quantity.TenThousandths);
        }
        var amount = kind is LineKind.CancelledSale or LineKind.PendingSale ? Money.Zero : totals?.Total ?? new Money(sum);
        var basketKind = KindOf(kind, totals, amount, lines);
        return new BasketContent
        {
            CustomerId = customer,
            SourceId = sourceId,
            OrderRef = orderRef,
            OccurredAt = occurredAt,
            Day = calendar.DayOf(occurredAt),
            Kind = basketKind,
            Amount = amount,
            Discount = totals?.Discount,
            Channel = channel,
            Lines = lines,
            Quantity = new Quantity(units),
            ProductCount = CountProducts(sorted),
            Fingerprint = Fingerprint(occurredAt, basketKind, amount, totals?.Discount, channel, sorted),
        };
    }

    private static BasketKind KindOf(LineKind kind, OrderTotals? totals, Money amount, List<BasketContentLine> lines)
    {
        switch (kind)
        {
            case LineKind.CancelledSale or LineKind.PendingSale: return BasketKind.Cancelled;
            case LineKind.Return: return BasketKind.Return;
        }
        var hasValue = totals is null ? lines.Exists(line => line.Amount > Money.Zero) : totals.Total > Money.Zero;
        if (hasValue) return BasketKind.Purchase;
        return amount < Money.Zero ? BasketKind.Return : BasketKind.Zero;
    }

    private static int CountProducts(ReadOnlySpan<BasketContentLine> sorted)
    {
        var count = 0;
        ProductId? last = null;
        foreach (var line in sorted)
        {
            if (line.ProductId is not { } product || product == last) continue;
            last = product;
            count++;
        }
        return count;
    }

    private static long Fingerprint(
        DateTime occurredAt, BasketKind kind, Money amount, Money? discount, string? channel, ReadOnlySpan<BasketContentLine> sorted)
    {
        var hash = new XxHash3();
        ReadOnlySpan<long> header =
        [
            UnixMilliseconds.From(occurredAt), (long)kind, amount.TenThousandths, discount?.TenThousandths ?? long.MinValue,
        ];
        hash.Append(MemoryMarshal.AsBytes(header));
        if (channel is not null) hash.Append(Encoding.UTF8.GetBytes(channel));
        hash.Append(MemoryMarshal.AsBytes(sorted));
        return unchecked((long)hash.GetCurrentHashAsUInt64());
    }
}
