using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>Assembles baskets from their fragments, independently of the order of the rows.</summary>
internal sealed class BasketAssembler(int sourceId, ShopCalendar calendar)
{
    /// <summary>A basket of more rows than this has one line for equal ones.</summary>
    internal const int MaxLines = 100_000;

    /// <summary>The day of an instant in the shop's time zone.</summary>
    internal DateOnly DayOf(DateTime utc) => calendar.DayOf(utc);

    /// <summary>
    /// An order as baskets, one for each day of its rows, so that what was added on a later day is not visible before it, and
    /// one for the returns of each day. An order of which the source states totals has one day, and its refunds theirs.
    /// </summary>
    internal List<BasketContent> AssembleOrder(CustomerId? customer, IReadOnlyList<StatementFragment> fragments, string reference, ImportId import)
    {
        if (fragments.Count == 1) return [Assemble(customer, fragments, reference, import)];
        if (fragments.Any(fragment => fragment.Totals is not null))
        {
            return [
                Assemble(customer, InOrder(fragments.Where(fragment => !fragment.IsDatedRefund)), reference, import),
                .. Returns(customer, fragments.Where(fragment => fragment.IsDatedRefund), reference, import),
            ];
        }
        var counting = fragments.Where(fragment => fragment.Kind is LineKind.Sale or LineKind.Return).ToList();
        var parts = counting.Count == 0 ? fragments : counting;
        var isMixed = parts.Any(fragment => fragment.Kind == LineKind.Return) && parts.Any(fragment => fragment.Kind != LineKind.Return);
        return [
            .. parts.Where(fragment => !isMixed || fragment.Kind != LineKind.Return)
                .GroupBy(fragment => calendar.DayOf(fragment.OccurredAt)).OrderBy(day => day.Key)
                .Select((day, i) => Assemble(customer, InOrder(day), i == 0 ? reference : OrderDayReference.Of(reference, day.Key), import)),
            .. Returns(customer, parts.Where(fragment => isMixed && fragment.Kind == LineKind.Return), reference, import),
        ];
    }

    /// <summary>A basket for each day with returns.</summary>
    private IEnumerable<BasketContent> Returns(CustomerId? customer, IEnumerable<StatementFragment> fragments, string reference, ImportId import) => fragments
        .GroupBy(fragment => calendar.DayOf(fragment.OccurredAt)).OrderBy(day => day.Key)
        .Select(day => Assemble(customer, InOrder(day), OrderDayReference.OfReturn(reference, day.Key), import));

    /// <summary>A basket of fragments of one kind of document.</summary>
    internal BasketContent Assemble(CustomerId? customer, IReadOnlyList<StatementFragment> fragments, string reference, ImportId import)
    {
        var first = fragments[0];
        long rows = 0;
        foreach (var fragment in fragments)
            foreach (var line in fragment.Lines) rows += line.Count;
        var lines = new List<BasketContentLine>((int)Math.Min(rows, MaxLines));
        foreach (var fragment in fragments)
            foreach (var line in fragment.Lines)
                Add(lines, line, isMerged: rows > MaxLines);
        return Complete(
            customer, reference, fragments.Min(fragment => fragment.OccurredAt), first.Kind,
            fragments.Select(fragment => fragment.Totals).FirstOrDefault(totals => totals is not null),
            fragments.Select(fragment => fragment.Channel).FirstOrDefault(channel => channel is not null), lines, (int)Math.Min(rows, int.MaxValue), import);
    }

    /// <summary>An order's refund on a day that the source does not say: a return of its own at the time of the import.</summary>
    internal BasketContent Refund(CustomerId? customer, string orderRef, DateTime importedAt, Money amount, ImportId import) =>
        Complete(
            customer, orderRef, importedAt, LineKind.Return, totals: null, channel: null,
            [new BasketContentLine(productId: null, default, -amount)], rows: 1, import);

    private static IReadOnlyList<StatementFragment> InOrder(IEnumerable<StatementFragment> fragments) =>
        [.. fragments.OrderBy(fragment => fragment.OccurredAt)];

    private static void Add(List<BasketContentLine> lines, StatementLine line, bool isMerged)
    {
        if (isMerged)
        {
            lines.Add(new BasketContentLine(
                line.Content.ProductId, new Quantity(line.Content.Quantity.TenThousandths * line.Count), new Money(line.Content.Amount.TenThousandths * line.Count)));
            return;
        }
        for (var i = 0; i < line.Count; i++) lines.Add(line.Content);
    }

    private BasketContent Complete(
        CustomerId? customer, string orderRef, DateTime occurredAt, LineKind kind, OrderTotals? totals, string? channel,
        List<BasketContentLine> lines, int rows, ImportId import)
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
            LineCount = rows,
            Quantity = new Quantity(units),
            ProductCount = CountProducts(sorted),
            Fingerprint = Fingerprint(occurredAt, basketKind, amount, totals?.Discount, channel, sorted),
            ImportId = import,
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
