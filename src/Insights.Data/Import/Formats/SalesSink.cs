using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

/// <summary>Takes the rows of a sales file and puts rows of one basket that follow each other together.</summary>
public sealed class SalesSink : RowSink
{
    private const int MostLinesOfFragment = 4096;

    private readonly ProductCatalog products;
    private readonly SaleCustomers customers;
    private BasketFragment? open;
    private BasketFragment? completed;
    private string openOrder = "";

    /// <param name="context">What is known of the file.</param>
    /// <param name="products">Collects the products that the rows name.</param>
    public SalesSink(FileContext context, ProductCatalog products) : base(context)
    {
        this.products = products;
        customers = new SaleCustomers(this, PhoneSpelling.RegionOf(context));
    }

    /// <inheritdoc/>
    internal override IEnumerable<ImportMessage> FileRemarks => customers.Remarks;

    /// <summary>Adds the current row, unless its customer is none or cannot be known.</summary>
    public void Add(RecordReader row, in SalesLine mapped)
    {
        var line = mapped;
        if (!customers.TryAccept(row, ref line)) return;
        var product = products.IndexOf(line.Product, line.ProductName, line.Category);
        if (open is null || !Continues(open, line, product))
        {
            completed = open;
            open = Begin(line, product);
        }
        open.Lines.Add(new StagedLine(row.Line, line.Quantity.TenThousandths, line.Amount.TenThousandths, product));
    }

    /// <summary>The basket fragment that the last row has completed, or null.</summary>
    internal BasketFragment? TakeCompleted()
    {
        var taken = completed;
        completed = null;
        return taken;
    }

    /// <summary>The fragment that is still open at the end of the file, or null.</summary>
    internal BasketFragment? TakeLast()
    {
        var taken = open;
        open = null;
        return taken;
    }

    private bool Continues(BasketFragment basket, in SalesLine line, int product)
    {
        if (basket.Lines.Count >= MostLinesOfFragment) return false;
        if (!line.Customer.SequenceEqual(basket.CustomerRef) || !line.Order.SequenceEqual(openOrder)) return false;
        if (line.OccurredAt != basket.OccurredAt) return false;
        if (!line.Order.IsEmpty) return true;
        if (KindOfReference(line) != basket.Kind) return false;
        // Anonymous rows without an order id are told apart by their content alone.
        return basket.CustomerRef is not null
            || (basket.Lines[0].Quantity == line.Quantity.TenThousandths
                && basket.Lines[0].Amount == line.Amount.TenThousandths
                && basket.Lines[0].Product == product);
    }

    private BasketFragment Begin(in SalesLine line, int product)
    {
        openOrder = line.Order.IsEmpty ? "" : line.Order.ToString();
        var customer = line.Customer.IsEmpty ? null : line.Customer.ToString();
        var kind = line.Order.IsEmpty ? KindOfReference(line) : line.Kind;
        return new BasketFragment
        {
            CustomerRef = customer,
            OrderRef = line.Order.IsEmpty ? MakeReference(customer, line, product, kind) : openOrder,
            OccurredAt = line.OccurredAt,
            Kind = kind,
            Totals = line.Totals,
            Channel = line.Channel,
            Details = line.Details ?? CustomerDetails.None,
        };
    }

    /// <summary>Without order ids, sales and returns of the same moment are two baskets.</summary>
    private static LineKind KindOfReference(in SalesLine line) =>
        line.Kind == LineKind.Sale && line.Amount < Money.Zero ? LineKind.Return : line.Kind;

    private string MakeReference(string? customer, in SalesLine line, int product, LineKind kind)
    {
        var time = UnixMilliseconds.From(line.OccurredAt).ToString(CultureInfo.InvariantCulture);
        var owner = customer ?? ContentHash(line, product);
        return $"{BasketFragment.MadeUpReference}{time}{(kind == LineKind.Sale ? 's' : 'r')}~{owner}";
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
}
