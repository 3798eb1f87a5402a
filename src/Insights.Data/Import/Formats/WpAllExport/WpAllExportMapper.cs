using System.Globalization;
using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.WpAllExport;

/// <summary>
/// One row is one item, with the order's total on each of them, or one order with its items in numbered columns
/// (<c>Product Name #1</c>, <c>Product Name #2</c> ...).
/// </summary>
internal sealed class WpAllExportMapper(Columns columns) : ShopOrderMapper(columns, WooCommerceStatuses.Words)
{
    private const string NumberMark = " #";

    private readonly (int Name, int Sku, int Quantity, int Total)[] items = FindItems(columns.Header);

    protected override IReadOnlyList<OrderItem> ReadItems(RecordReader row)
    {
        if (items.Length == 0) return [];
        var found = new List<OrderItem>();
        foreach (var item in items)
        {
            var name = row.Field(item.Name);
            var code = row.Field(item.Sku);
            if (name.IsEmpty && code.IsEmpty) continue;
            found.Add(new OrderItem(
                (code.IsEmpty ? name : code).ToString(), name.ToString(), OrderItemCells.ToQuantity(row.Field(item.Quantity).ToString()),
                Money.From(OrderItemCells.ReadNumber(row.Field(item.Total).ToString()))));
        }
        return found;
    }

    private static (int Name, int Sku, int Quantity, int Total)[] FindItems(IReadOnlyList<string> header) =>
    [
        .. header.Select(NumberOf).OfType<int>().Distinct().Order().Select(number => (
            PlaceOf(header, "Product Name", number), PlaceOf(header, "SKU", number), PlaceOf(header, "Quantity", number), PlaceOf(header, "Item Total", number))),
    ];

    private static int? NumberOf(string column)
    {
        var mark = column.LastIndexOf(NumberMark, StringComparison.Ordinal);
        return mark > 0 && int.TryParse(column.AsSpan(mark + NumberMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int PlaceOf(IReadOnlyList<string> header, string name, int number)
    {
        var column = string.Create(CultureInfo.InvariantCulture, $"{name}{NumberMark}{number}");
        foreach (var (place, text) in header.Index())
            if (text.Equals(column, StringComparison.OrdinalIgnoreCase)) return place;
        return Columns.Absent;
    }
}
