using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Purchases;

/// <summary>By what baskets are grouped.</summary>
internal enum PurchaseGroupKey
{
    Month,
    Kind,
    Channel,
    Tier,
    Country,
    Generation,
    Category,
}

/// <summary>What baskets can be grouped by, and what is computed of them.</summary>
internal static class PurchaseGrouping
{
    internal const string RunParameter = "@tiersOfRun";

    internal static readonly ListSource Source = new("baskets b")
    {
        Joins =
        [
            new ListJoin("r", $"LEFT JOIN customer_results r ON r.customer_id = b.customer_id AND r.run_id = {RunParameter}"),
            new ListJoin("c", "JOIN customers c ON c.customer_id = b.customer_id"),
        ],
    };

    /// <summary>All baskets; by customer, where something of the customers is requested, since an index would lead to them in the order of time.</summary>
    internal static readonly ListSource Scan = Source with
    {
        WhenJoined = new ListSource("customers c CROSS JOIN baskets b", "b.customer_id = c.customer_id") { Joins = [Source.Joins[0]] },
    };

    internal static readonly IReadOnlyList<ListMeasure> Measures =
    [
        new("amount", "b.amount", ListFieldKind.Money),
        new("quantity", "b.quantity", ListFieldKind.Money),
        new("lineCount", "b.line_count", ListFieldKind.Int),
    ];

    internal static readonly IReadOnlyList<ListCount> Counts = [new("customers", "b.customer_id")];

    internal static readonly IReadOnlyList<ListGroupKey> Keys =
    [
        Key(PurchaseGroupKey.Month, MonthSql.Of("b.day")),
        Key(PurchaseGroupKey.Kind, "b.kind"),
        Key(PurchaseGroupKey.Channel, "b.channel"),
        Key(PurchaseGroupKey.Tier, "r.tier"),
        Key(PurchaseGroupKey.Country, "c.country"),
        Key(PurchaseGroupKey.Generation, GenerationSql.Of("c.birthday")),
        Key(PurchaseGroupKey.Category, "b.category") with { Parts = Categories },
    ];

    /// <summary>A basket for each category of its lines; one without lines has none, and its own amount. Most baskets have one line, and need no sorting by category.</summary>
    private static ListParts Categories => new(
        """
        (SELECT w.customer_id, w.occurred_at, w.basket_id, w.day, w.kind, w.amount, w.channel, w.line_count, p.category,
                coalesce(l.amount, w.amount) AS part_amount, coalesce(l.quantity, w.quantity) AS part_quantity
         FROM baskets w LEFT JOIN basket_lines l ON l.customer_id = w.customer_id AND l.basket_id = w.basket_id
         LEFT JOIN products p ON p.product_id = l.product_id
         WHERE w.line_count <= 1
         UNION ALL
         SELECT w.customer_id, w.occurred_at, w.basket_id, w.day, w.kind, w.amount, w.channel, w.line_count, p.category,
                coalesce(sum(l.amount), w.amount) AS part_amount, coalesce(sum(l.quantity), w.quantity) AS part_quantity
         FROM baskets w LEFT JOIN basket_lines l ON l.customer_id = w.customer_id AND l.basket_id = w.basket_id
         LEFT JOIN products p ON p.product_id = l.product_id
         WHERE w.line_count > 1
         GROUP BY w.customer_id, w.occurred_at, w.basket_id, p.category) b
        """,
        new Dictionary<string, string> { ["amount"] = "b.part_amount", ["quantity"] = "b.part_quantity" });

    private static ListGroupKey Key(PurchaseGroupKey key, string sql) => new(key.ToString(), sql);
}
