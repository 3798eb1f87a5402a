using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>One row is one line of an order, or a whole order. The amount is the row's, not the unit's.</summary>
internal sealed class GenericMapper(Columns columns) : ISalesMapper
{
    private readonly int customer = columns[GenericFormat.Customer];
    private readonly int date = columns[GenericFormat.Date];
    private readonly int time = columns[GenericFormat.Time];
    private readonly int amount = columns[GenericFormat.Amount];
    private readonly int order = columns[GenericFormat.Order];
    private readonly int product = columns[GenericFormat.Product];
    private readonly int productName = columns[GenericFormat.ProductName];
    private readonly int category = columns[GenericFormat.Category];
    private readonly int quantity = columns[GenericFormat.Quantity];
    private readonly int price = columns[GenericFormat.Price];
    private readonly int currency = columns[GenericFormat.Currency];
    private readonly RepeatedText channels = new(columns[GenericFormat.Channel]);
    private readonly CountryDetails details = new(columns[GenericFormat.Country]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadInstant(row, date, time, out var occurredAt)) return;
        if (!TryReadValue(row, sink, out var units, out var value)) return;
        sink.Add(row, new SalesLine
        {
            Customer = CustomerRef.FromAny(row.Field(customer)),
            Order = CustomerRef.FromNumber(row.Field(order)),
            OccurredAt = occurredAt,
            Product = row.Field(row.Field(product).IsEmpty ? productName : product),
            ProductName = row.Field(productName),
            Category = row.Field(category),
            Quantity = units,
            Amount = value,
            Channel = channels.Of(row),
            Details = details.Of(row),
        });
    }

    private bool TryReadValue(RecordReader row, SalesSink sink, out Quantity units, out Money value)
    {
        units = Quantity.One;
        value = Money.Zero;
        var hasQuantity = !row.Field(quantity).IsEmpty;
        ExactNumber number = new(1, 0);
        if (hasQuantity && !sink.TryReadNumber(row, quantity, out number)) return false;
        units = number.ToQuantity();
        if (!row.Field(amount).IsEmpty || price == Columns.Absent)
        {
            if (!sink.TryReadNumber(row, amount, out var total)) return false;
            value = total.ToMoney();
            if (!hasQuantity && total.Sign < 0) units = new Quantity(-Quantity.Scale);
            return true;
        }
        if (!sink.TryReadNumber(row, price, out var unitPrice)) return false;
        value = number.Times(unitPrice);
        return true;
    }
}
