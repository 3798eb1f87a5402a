using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Products;

/// <summary>Reads what a customer likes, and what was in the baskets; all of one customer lies together in the database.</summary>
[Reads(Topics.Purchases)]
internal sealed class FavouriteReader(IDatabase database)
{
    /// <summary>What was bought on a single day only is no favourite.</summary>
    private const int MinDays = 2;

    private const string Favourites = """
        SELECT coalesce(p.name, p.code), count(DISTINCT b.day) AS days
        FROM baskets b CROSS JOIN basket_lines l CROSS JOIN products p
        WHERE b.customer_id = @customer AND b.kind = 0 AND l.customer_id = b.customer_id AND l.basket_id = b.basket_id AND l.amount > 0 AND p.product_id = l.product_id
        GROUP BY l.product_id HAVING days >= @min ORDER BY days DESC, sum(l.amount) DESC, l.product_id LIMIT @first
        """;

    private const string Lines = """
        SELECT l.basket_id, coalesce(p.name, p.code), l.quantity
        FROM basket_lines l CROSS JOIN products p
        WHERE l.customer_id = @customer AND p.product_id = l.product_id AND l.amount <> 0 AND l.basket_id IN
        """;

    /// <summary>The articles that the customer bought on most days, at least on two.</summary>
    internal async Task<IReadOnlyList<Favourite>> ReadAsync(CustomerId customer, int first, CancellationToken cancellationToken) => await database.QueryAsync(
        Favourites, [("@customer", customer.Value), ("@min", MinDays), ("@first", first)], row => new Favourite(row.GetString(0), row.GetInt32(1)), cancellationToken).ToListAsync(cancellationToken);

    /// <summary>The articles in some of the customer's baskets, in the order of the lines.</summary>
    internal async Task<ILookup<BasketId, BoughtArticle>> ReadLinesAsync(CustomerId customer, IReadOnlyCollection<BasketId> baskets, CancellationToken cancellationToken)
    {
        if (baskets.Count == 0) return Array.Empty<BoughtArticle>().ToLookup(_ => default(BasketId));
        var parameters = new SqlParameters([("@customer", customer.Value)]);
        var ids = string.Join(", ", baskets.Select(basket => parameters.Add(basket.Value)));
        var lines = await database.QueryAsync(
            $"{Lines} ({ids}) ORDER BY l.basket_id, l.line_number", parameters.Values,
            row => (Basket: new BasketId(row.GetInt64(0)), Article: new BoughtArticle(row.GetString(1), new Data.Values.Quantity(row.GetInt64(2)))), cancellationToken).ToListAsync(cancellationToken);
        return lines.ToLookup(line => line.Basket, line => line.Article);
    }
}

/// <summary>An article that a customer likes.</summary>
/// <param name="Name">Its name, else its code.</param>
/// <param name="Days">On how many days it was bought, 2 or more.</param>
internal sealed record Favourite(string Name, int Days);

/// <summary>An article in a basket.</summary>
/// <param name="Name">Its name, else its code.</param>
/// <param name="Quantity">How much of it; negative where it was returned.</param>
internal sealed record BoughtArticle(string Name, Data.Values.Quantity Quantity);
