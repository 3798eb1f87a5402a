using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Products;

/// <summary>Reads products.</summary>
internal sealed class ProductReader(IDatabase database)
{
    /// <summary>The product of an article number.</summary>
    /// <exception cref="GraphQLErrorException">There is none.</exception>
    internal async Task<ProductId> FindAsync(string code, CancellationToken cancellationToken) =>
        await database.QueryAsync("SELECT product_id FROM products WHERE code = @code", [("@code", code)], row => (ProductId?)new ProductId(row.GetInt64(0)), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken)
        ?? throw new GraphQLErrorException(GraphQLErrorException.NotFound, "There is no product with this article number.");

    /// <summary>Products by their keys.</summary>
    internal async Task<IReadOnlyDictionary<ProductId, ProductView>> ReadAsync(IEnumerable<ProductId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ProductId, ProductView>();
        foreach (var some in ids.Distinct().Chunk(BatchSizes.MaxKeys))
        {
            var parameters = new SqlParameters();
            var names = string.Join(", ", some.Select(id => parameters.Add(id.Value)));
            await foreach (var (id, product) in database.QueryAsync(
                $"SELECT product_id, code, name, category FROM products WHERE product_id IN ({names})", parameters.Values,
                row => (new ProductId(row.GetInt64(0)), new ProductView(row.GetString(1), row.NullableString(2), row.NullableString(3))), cancellationToken))
                found[id] = product;
        }
        return found;
    }

    /// <summary>The category of every product that has one.</summary>
    internal async Task<IReadOnlyDictionary<ProductId, string>> CategoriesAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT product_id, category FROM products WHERE category IS NOT NULL", [],
            row => (Id: new ProductId(row.GetInt64(0)), Category: row.GetString(1)), cancellationToken)
            .ToDictionaryAsync(row => row.Id, row => row.Category, cancellationToken: cancellationToken);
}
