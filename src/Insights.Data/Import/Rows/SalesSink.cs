using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Insights.Data.Customers;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>Takes the rows of a sales file and puts rows of one basket that follow each other together.</summary>
public sealed class SalesSink : RowSink
{
    private const int MaxLinesOfFragment = 4096;

    private readonly ProductCatalog products;
    private readonly SaleCustomers customers;
    private readonly PartTimes times;
    private BasketFragment? open;
    private readonly Queue<BasketFragment> completed = new();
    private string openOrder = "";
    private string openTill = "";
    private bool isAccepted;

    /// <summary>The exports of which the file consists.</summary>
    internal IReadOnlyList<FilePart> Parts => times.Parts;

    /// <param name="context">What is known of the file.</param>
    /// <param name="products">Collects the products that the rows name.</param>
    public SalesSink(FileContext context, ProductCatalog products) : base(context)
    {
        this.products = products;
        times = new PartTimes(context.ShopTimes);
        customers = new SaleCustomers(this, PhoneSpelling.RegionOf(context));
    }

    /// <inheritdoc/>
    internal override IEnumerable<ImportMessage> FileRemarks => customers.Remarks;

    /// <summary>Adds the current row, unless its customer is none or cannot be known.</summary>
    public void Add(RecordReader row, in SalesLine line)
    {
        var accepted = line;
        isAccepted = customers.TryAccept(row, ref accepted);
        if (isAccepted) Add(row.Line, accepted);
    }

    /// <summary>Adds a further line of the row that was added last, such as the next article of a cell that lists several; the row counts once.</summary>
    public void AddPart(in SalesLine line)
    {
        if (!isAccepted) return;
        var part = line;
        part.Customer = open?.CustomerRef;
        Add(StagedLine.OfRowAbove, part);
    }

    /// <summary>Adds a return on a day of its own of the order whose row was added last; the order stays open, since rows below may change what it was worth.</summary>
    public void AddReturn(in SalesLine line)
    {
        var order = open;
        if (!isAccepted || order is null) return;
        var part = line;
        part.Customer = order.CustomerRef;
        open = null;
        Add(StagedLine.OfRowAbove, part);
        if (open is not null) completed.Enqueue(open);
        open = order;
    }

    private void Add(long row, SalesLine line)
    {
        line.Customer = OrderReference.Clean(line.Customer);
        line.Order = OrderReference.Clean(line.Order);
        var product = products.IndexOf(line.Product, line.ProductName, line.Category);
        if (open is null || !Continues(open, line, product))
        {
            if (open is not null) completed.Enqueue(open);
            open = Begin(line, product);
        }
        var added = new StagedLine(row, line.Quantity.TenThousandths, line.Amount.TenThousandths, HashOf(line.LineId), product, Count: 1);
        if (row != StagedLine.OfRowAbove) open.Rows++;
        open.Magnitude += Math.Max(Math.Abs((double)added.Quantity), Math.Abs((double)added.Amount));
        var lines = CollectionsMarshal.AsSpan(open.Lines);
        if (lines.Length > 0 && lines[^1].IsContinuedBy(added)) lines[^1] = lines[^1] with { Count = lines[^1].Count + 1 };
        else open.Lines.Add(added);
    }

    /// <summary>A basket fragment that the rows so far have completed, or null; one row may complete several.</summary>
    internal BasketFragment? TakeCompleted() => completed.TryDequeue(out var fragment) ? fragment : null;

    /// <summary>The fragment that is still open at the end of the file, or null.</summary>
    internal BasketFragment? TakeLast()
    {
        var taken = open;
        open = null;
        return taken;
    }

    private bool Continues(BasketFragment basket, in SalesLine line, int product)
    {
        if (basket.Lines.Count >= MaxLinesOfFragment) return false;
        if (!line.Customer.SequenceEqual(basket.CustomerRef) || !line.Order.SequenceEqual(openOrder)) return false;
        if (line.OccurredAt != basket.StatedAt || line.OccurredAt.Kind != basket.StatedAt.Kind) return false;
        if (basket.Part != Part || !line.Till.SequenceEqual(openTill)) return false;
        if (!line.Order.IsEmpty) return line.Kind == basket.Kind;
        if (KindOfReference(line) != basket.Kind) return false;
        // Anonymous rows without an order id are distinguished by their content alone.
        return basket.CustomerRef is not null
            || (basket.Lines[0].Quantity == line.Quantity.TenThousandths
                && basket.Lines[0].Amount == line.Amount.TenThousandths
                && basket.Lines[0].Product == product);
    }

    private BasketFragment Begin(in SalesLine line, int product)
    {
        openOrder = line.Order.IsEmpty ? "" : line.Order.ToString();
        openTill = line.Till.IsEmpty ? "" : line.Till.ToString();
        var customer = line.Customer.IsEmpty ? null : line.Customer.ToString();
        var kind = line.Order.IsEmpty ? KindOfReference(line) : line.Kind;
        times.Add(Part, line.OccurredAt);
        return new BasketFragment
        {
            CustomerRef = customer,
            OrderRef = line.Order.IsEmpty ? MakeReference(customer, line, product, kind) : Reference(line),
            StatedAt = line.OccurredAt,
            Kind = kind,
            Totals = line.Totals,
            Channel = line.Channel,
            Details = line.Details ?? CustomerDetails.None,
            Part = Part,
            Magnitude = line.Totals is { } totals ? Math.Abs((double)totals.Total.TenThousandths) + Math.Abs((double)totals.Refunded.TenThousandths) : 0,
        };
    }

    /// <summary>Without order ids, sales and returns of the same moment are two baskets.</summary>
    private static LineKind KindOfReference(in SalesLine line) =>
        line.Kind == LineKind.Sale && line.Amount < Money.Zero ? LineKind.Return : line.Kind;

    private string Reference(in SalesLine line)
    {
        DateOnly? day = Context.OrderNumbers == OrderNumbers.Forever ? null
            : line.OccurredAt.Kind == DateTimeKind.Utc ? Context.ShopTimes.DayOf(line.OccurredAt)
            : DateOnly.FromDateTime(line.OccurredAt);
        return OrderReference.Of(openOrder, OrderReference.Clean(line.Till), day);
    }

    private string MakeReference(string? customer, in SalesLine line, int product, LineKind kind)
    {
        var instant = line.OccurredAt.Kind == DateTimeKind.Utc ? line.OccurredAt : Context.ShopTimes.ToUtc(line.OccurredAt);
        return OrderReference.MakeUp(instant, kind == LineKind.Sale, customer ?? ContentHash(line, product));
    }

    private string ContentHash(in SalesLine line, int product)
    {
        var hash = new XxHash3();
        var code = product < 0 ? "" : products.Products[product].Code;
        hash.Append(MemoryMarshal.AsBytes(code.AsSpan()));
        ReadOnlySpan<long> figures = [line.Quantity.TenThousandths, line.Amount.TenThousandths];
        hash.Append(MemoryMarshal.AsBytes(figures));
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>0 stands for a row without an id.</summary>
    private static long HashOf(ReadOnlySpan<char> lineId)
    {
        if (lineId.IsEmpty) return 0;
        var hash = unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(lineId)));
        return hash == 0 ? 1 : hash;
    }
}
