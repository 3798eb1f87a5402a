using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>
/// One row is one item; what concerns the whole order stands on its first row or, as the plugin's user chooses, on all
/// of its rows. A row that holds a further coupon only is a line of no value.
/// </summary>
internal sealed class WooCommerceMapper(Columns columns) : ShopOrderMapper(columns, WooCommerceStatuses.Words)
{
    private readonly int amount = columns[OrderFields.Amount];

    /// <summary>With "Export refunds" the plugin writes each refund a second time, under the number of its order.</summary>
    protected override bool TryAccept(RecordReader row, RowSink sink)
    {
        if (!row.Field(amount).ContainsAny('-', '\u2212')) return true;
        sink.Reject(row, amount, new("refund-as-row"));
        return false;
    }
}
