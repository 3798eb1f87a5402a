using System.Text;
using Insights.Data.Storage;

namespace Insights.Testing;

/// <summary>The content of a shop's database as text, by which two states are compared.</summary>
public static class ShopDump
{
    private static readonly string[] Queries =
    [
        "SELECT external_id, name, email, phone, birthday, country, region, city, channel, consent, first_contact, referred_by FROM customers ORDER BY external_id",
        "SELECT c.external_id, b.order_ref, b.occurred_at, b.day, b.kind, b.amount, b.quantity, b.line_count, b.product_count, b.discount, b.channel, b.source_id FROM baskets b JOIN customers c USING (customer_id) ORDER BY b.source_id, b.order_ref",
        "SELECT c.external_id, b.order_ref, p.code, l.quantity, l.amount FROM basket_lines l JOIN baskets b USING (customer_id, basket_id) JOIN customers c USING (customer_id) LEFT JOIN products p USING (product_id) ORDER BY b.source_id, b.order_ref, p.code, l.quantity, l.amount",
        "SELECT code, name, category FROM products ORDER BY code",
        "SELECT source_id, order_ref, day, kind, amount, line_count FROM anonymous_baskets ORDER BY source_id, order_ref",
    ];

    /// <summary>Everything that imports write.</summary>
    public static async Task<string> ReadAsync(IDatabase database)
    {
        var dump = new StringBuilder();
        foreach (var query in Queries)
            await foreach (var row in database.QueryAsync(query, [], row =>
            {
                var values = new object[row.FieldCount];
                row.GetValues(values);
                return string.Join('|', values);
            }, CancellationToken.None)) dump.AppendLine(row);
        return dump.ToString();
    }
}
