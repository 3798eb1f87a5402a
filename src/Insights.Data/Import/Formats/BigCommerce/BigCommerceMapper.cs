using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.BigCommerce;

/// <summary>
/// One row is one order; its articles stand in one cell: <c>Product ID: 77, Product Qty: 1, Product SKU: S1, Product Name: Tea
/// | Product ID: 78 ...</c>. Customer ID is 0 for all guests, who are distinguished by e-mail address.
/// </summary>
internal sealed class BigCommerceMapper(Columns columns) : ShopOrderMapper(columns, Words)
{
    private const string KeyBeginning = "Product ";

    private static readonly string[] Keys = ["ID", "Qty", "SKU", "Name", "Weight", "Variation Details", "Unit Price", "Total Price"];

    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "completed, shipped, partially shipped, awaiting fulfillment, awaiting shipment, awaiting pickup, disputed"),
        (StatusMeaning.Pending, "pending, awaiting payment, incomplete, manual verification required"),
        (StatusMeaning.Cancelled, "cancelled, canceled, declined"),
        (StatusMeaning.Refunded, "refunded"),
        (StatusMeaning.PartlyRefunded, "partially refunded"));

    private readonly int productDetails = columns[BigCommerceFormat.ProductDetails];

    protected override IReadOnlyList<OrderItem> ReadItems(RecordReader row)
    {
        var cell = row.Field(productDetails);
        if (cell.IsEmpty) return [];
        List<OrderItem> items = [];
        foreach (var part in cell.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries))
            if (ReadItem(part) is { } item) items.Add(item);
        return items;
    }

    private static OrderItem? ReadItem(string part)
    {
        var values = ReadValues(part);
        var name = values.GetValueOrDefault("Name", "");
        var code = values.GetValueOrDefault("SKU", "");
        if (name.Length == 0 && code.Length == 0) return null;
        var quantity = OrderItemCells.ToQuantity(values.GetValueOrDefault("Qty"));
        var total = values.TryGetValue("Total Price", out var stated)
            ? OrderItemCells.ReadNumber(stated)
            : OrderItemCells.ReadNumber(values.GetValueOrDefault("Unit Price")) * quantity.Units;
        return new OrderItem(code.Length > 0 ? code : name, name, quantity, Money.From(total));
    }

    /// <summary>A value ends where the next key begins, since names have commas too.</summary>
    private static Dictionary<string, string> ReadValues(string part)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? key = null;
        var begin = 0;
        for (var at = part.IndexOf(KeyBeginning, StringComparison.Ordinal); at >= 0; at = part.IndexOf(KeyBeginning, at + KeyBeginning.Length, StringComparison.Ordinal))
        {
            var after = at + KeyBeginning.Length;
            if (Array.Find(Keys, candidate => part.AsSpan(after).StartsWith(candidate, StringComparison.Ordinal) && part.AsSpan(after + candidate.Length) is [':', ..]) is not { } next) continue;
            if (key is not null) values.TryAdd(key, part[begin..at].Trim().TrimEnd(',').TrimEnd());
            key = next;
            begin = after + next.Length + 1;
        }
        if (key is not null) values.TryAdd(key, part[begin..].Trim());
        return values;
    }
}
