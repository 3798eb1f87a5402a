using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Sales;

/// <summary>
/// One statement for net sales by keys: the baskets of customers, or their lines and what is on no line, and the sales that
/// name nobody; or the groups of all these that are stored with a run. Customers without a tier, who have only given back or are
/// new since the run, count like the others: the sum is everything that is imported.
/// </summary>
internal static class SalesStatement
{
    private static readonly SalesKey[] All = Enum.GetValues<SalesKey>();
    private const string InWindow = "day >= @from AND day < @to";

    /// <summary>Columns: one for each of the keys, NULL where it is not requested; net spend; customers; number of rows; net spend of all.</summary>
    internal static string Of(IReadOnlyList<SalesKey> by)
    {
        var keys = string.Join(", ", by.Select(ColumnOf));
        var shown = string.Join(", ", All.Select(key => by.Contains(key) ? ColumnOf(key) : $"NULL AS {ColumnOf(key)}"));
        return $"""
            SELECT {shown}, sum(amount) AS net_spend, count(DISTINCT buyer) AS customers, count(*) OVER () AS total, sum(sum(amount)) OVER () AS all_spend
            FROM ({Sold(by)}) AS sold
            GROUP BY {keys} ORDER BY {Order(by)} LIMIT @first
            """;
    }

    /// <summary>The same columns of the groups that are stored by these keys.</summary>
    /// <param name="by">The keys.</param>
    /// <param name="hasFrom">True for the months from that of @from on.</param>
    /// <param name="hasTo">True for the months before that of @to.</param>
    internal static string OfAggregate(IReadOnlyList<SalesKey> by, bool hasFrom, bool hasTo)
    {
        // Cells have their keys in one order.
        var chosen = All.Where(by.Contains).ToList();
        var shown = string.Join(", ", All.Select(key => by.Contains(key) ? $"k{chosen.IndexOf(key)} AS {ColumnOf(key)}" : $"NULL AS {ColumnOf(key)}"));
        var month = $"k{chosen.IndexOf(SalesKey.Month)}";
        var window = $"{(hasFrom ? $" AND {month} >= {MonthSql.Of("@from")}" : "")}{(hasTo ? $" AND {month} < {MonthSql.Of("@to")}" : "")}";
        return $"""
            SELECT {shown}, s0 AS net_spend, x0 AS customers, count(*) OVER () AS total, sum(s0) OVER () AS all_spend
            FROM aggregate_cells WHERE run_id = @run AND list = @list AND keys = @keys{window}
            ORDER BY {Order(by)} LIMIT @first
            """;
    }

    /// <summary>What is sold, with columns for the keys, amount, and buyer, NULL where nobody is known to have bought: @run, @from, @to.</summary>
    internal static string Sold(IReadOnlyList<SalesKey> by) => $"{Rows(by)} UNION ALL {NobodysRows(by)}";

    private static string Order(IReadOnlyList<SalesKey> by) => string.Join(", ", by.Select(key => $"{ColumnOf(key)} IS NOT NULL, {ColumnOf(key)} COLLATE letters"));

    private static string Rows(IReadOnlyList<SalesKey> by)
    {
        var others = by.Where(key => key != SalesKey.Category).ToList();
        var keys = string.Concat(others.Select(key => $"{SqlOf(key)} AS {ColumnOf(key)}, "));
        var from = FromOf(others);
        const string lines = "CROSS JOIN basket_lines l LEFT JOIN products p ON p.product_id = l.product_id";
        const string where = $"WHERE b.kind IN (0, 1) AND b.{InWindow}";
        if (others.Count == by.Count)
            return $"SELECT {keys}b.amount AS amount, CASE WHEN b.kind = 0 THEN b.customer_id END AS buyer {from} {where}";
        return $"""
            SELECT {keys}p.category AS category, l.amount AS amount, CASE WHEN b.kind = 0 AND l.amount > 0 THEN b.customer_id END AS buyer
            {from} {lines} {where} AND l.customer_id = b.customer_id AND l.basket_id = b.basket_id
            UNION ALL
            SELECT {string.Concat(others.Select(key => $"{ColumnOf(key)}, "))}NULL AS category, amount - coalesce(of_lines, 0) AS amount, CASE WHEN of_lines IS NULL THEN buyer END AS buyer
            FROM (SELECT {keys}b.amount, CASE WHEN b.kind = 0 THEN b.customer_id END AS buyer,
                         (SELECT sum(l.amount) FROM basket_lines l WHERE l.customer_id = b.customer_id AND l.basket_id = b.basket_id) AS of_lines
                  {from} {where}) AS whole
            WHERE amount <> coalesce(of_lines, 0)
            """;
    }

    /// <summary>Baskets in the order of their key, after what the keys need to know of their customers.</summary>
    private static string FromOf(List<SalesKey> keys)
    {
        if (!keys.Exists(key => key is SalesKey.Tier or SalesKey.Country or SalesKey.Generation)) return "FROM baskets b";
        var results = keys.Contains(SalesKey.Tier) ? "LEFT JOIN customer_results r ON r.customer_id = c.customer_id AND r.run_id = @run " : "";
        return $"FROM customers c {results}CROSS JOIN baskets b ON b.customer_id = c.customer_id";
    }

    private static string NobodysRows(IReadOnlyList<SalesKey> by)
    {
        // The columns of both parts of a union go by their places.
        var keys = string.Concat(by.Where(key => key != SalesKey.Category).Select(key => key == SalesKey.Month ? $"{MonthSql.Of("a.day")}, " : "NULL, "));
        var category = by.Contains(SalesKey.Category) ? "NULL, " : "";
        return $"SELECT {keys}{category}a.amount, NULL FROM anonymous_baskets a WHERE a.{InWindow}";
    }

    private static string SqlOf(SalesKey key) => key switch
    {
        SalesKey.Month => MonthSql.Of("b.day"),
        SalesKey.Tier => "r.tier",
        SalesKey.Country => "c.country",
        SalesKey.Generation => GenerationSql.Of("c.birthday"),
        _ => "b.channel",
    };

    /// <summary>The column of a key.</summary>
    internal static string ColumnOf(SalesKey key) => key switch
    {
        SalesKey.Month => "month",
        SalesKey.Tier => "tier",
        SalesKey.Country => "country",
        SalesKey.Channel => "channel",
        SalesKey.Generation => "generation",
        _ => "category",
    };
}
