using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Queries.Products;

/// <summary>
/// Streams what known customers bought: lines of positive value in purchases, by customer and time, as the database stores
/// them. Whoever counts over products passes over it once; nothing is sorted and nothing is stored.
/// </summary>
[Reads(Topics.Purchases)]
internal sealed class PurchasedLineReader(IDatabase database)
{
    private const string Sql = """
        SELECT b.customer_id, b.basket_id, b.day, l.product_id
        FROM baskets b JOIN basket_lines l ON l.customer_id = b.customer_id AND l.basket_id = b.basket_id
        WHERE b.kind = 0 AND b.day >= @from AND b.day < @to AND l.amount > 0 AND l.product_id IS NOT NULL
        ORDER BY b.customer_id, b.occurred_at, b.basket_id
        """;

    /// <summary>The lines of the days from one day to before another.</summary>
    internal IAsyncEnumerable<PurchasedLine> ReadAsync(DateOnly? from, DateOnly to, CancellationToken cancellationToken) => database.QueryAsync(
        Sql, [("@from", EpochDay.From(from ?? DateOnly.MinValue)), ("@to", EpochDay.From(to))],
        row => new PurchasedLine(new CustomerId(row.GetInt64(0)), new BasketId(row.GetInt64(1)), row.GetInt32(2), new ProductId(row.GetInt64(3))), cancellationToken);
}

/// <summary>A line of a purchase.</summary>
/// <param name="Customer">Who bought.</param>
/// <param name="Basket">In which basket.</param>
/// <param name="Day">When, as days since 1970-01-01.</param>
/// <param name="Product">What.</param>
internal readonly record struct PurchasedLine(CustomerId Customer, BasketId Basket, int Day, ProductId Product);
