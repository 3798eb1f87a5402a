using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.OnlineRetail;

/// <summary>One row is one invoice line; invoices whose number begins with C are cancellations.</summary>
internal sealed class OnlineRetailMapper(Columns columns) : ISalesMapper
{
    private const char CancellationMark = 'C';

    private readonly int invoice = columns[OnlineRetailFormat.Invoice];
    private readonly int product = columns[OrderFields.Product];
    private readonly int productName = columns[OrderFields.ProductName];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int date = columns[OrderFields.Date];
    private readonly int price = columns[OrderFields.Price];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly CountryDetails details = new(columns[CustomerFields.Country]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, invoice, "invoice-missing")) return;
        var invoiceNumber = row.Field(invoice);
        if (!sink.TryReadNumber(row, quantity, out var units)) return;
        if (!sink.TryReadNumber(row, price, out var unitPrice)) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        sink.Add(row, new SalesLine
        {
            Customer = CustomerRef.FromNumber(row.Field(customer)),
            Order = invoiceNumber,
            OccurredAt = occurredAt,
            Kind = char.ToUpperInvariant(invoiceNumber[0]) == CancellationMark ? LineKind.Return : LineKind.Sale,
            Product = row.Field(product),
            ProductName = row.Field(productName),
            Quantity = units.ToQuantity(),
            Amount = units.Times(unitPrice),
            Details = details.Of(row),
        });
    }
}
