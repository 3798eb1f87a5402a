using System.Globalization;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>
/// One row is one order with its items in cells (<c>line_items</c>, or <c>line_item_1</c>, <c>line_item_2</c> and so on), or
/// one item of an order whose own cells are repeated.
/// </summary>
internal sealed class SnakeCaseMapper(Columns columns) : ShopOrderMapper(columns, WooCommerceStatuses.Words)
{
    private const string AllItems = "lineitems";

    private static readonly string[] NumberedItems = ["lineitem", "orderitem"];

    private readonly int number = columns[OrderFields.Order];
    private readonly int id = columns[OrderFields.OrderId];
    private readonly int[] itemCells = columns.Has(OrderFields.ProductName)
        ? []
        : [.. columns.Header.Index().Where(column => IsItemCell(Columns.Normalise(column.Item))).Select(column => column.Index)];

    /// <summary>The number that customers see; without a plugin for numbers it is empty, and the id is the number.</summary>
    protected override ReadOnlySpan<char> ReferenceOf(RecordReader row) => row.Field(row.Field(number).IsEmpty ? id : number);

    protected override IReadOnlyList<OrderItem> ReadItems(RecordReader row)
    {
        List<OrderItem> items = [];
        foreach (var cell in itemCells) items.AddRange(OrderItemCells.ReadItems(row.Field(cell)));
        // The refunds of the order are those of its articles and of shipping.
        return StatesRefunds ? [.. items.Select(item => item with { Refunded = Money.Zero })] : items;
    }

    private static bool IsItemCell(string name) =>
        name == AllItems
        || NumberedItems.Any(numbered => name.StartsWith(numbered, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(numbered.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
