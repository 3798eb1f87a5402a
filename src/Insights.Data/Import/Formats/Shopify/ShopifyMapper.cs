using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Shopify;

/// <summary>One row is one line item; what concerns the whole order stands on its first row.</summary>
internal sealed class ShopifyMapper(Columns columns, KnownWords statuses) : ShopOrderMapper(columns, statuses)
{
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int price = columns[OrderFields.Price];

    /// <summary>Each row of this export is a line item, so that one without units or price is damaged.</summary>
    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        line = default;
        return sink.TryReadNumber(row, quantity, out _) && sink.TryReadNumber(row, price, out _) && base.TryReadLine(row, sink, out line);
    }
}
