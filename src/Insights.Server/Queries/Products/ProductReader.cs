using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Products;

/// <summary>Reads products.</summary>
[Reads(Topics.Purchases)]
internal sealed class ProductReader(IDatabase database)
{
    /// <summary>The product of an article number.</summary>
    /// <exception cref="GraphQLErrorException">There is none.</exception>
    internal async Task<ProductId> FindAsync(string code, CancellationToken cancellationToken) =>
        await database.FindProductAsync(code, cancellationToken)
        ?? throw new GraphQLErrorException(GraphQLErrorException.NotFound, "There is no product with this article number.");

    /// <summary>Products by their keys.</summary>
    internal async Task<IReadOnlyDictionary<ProductId, ProductView>> ReadAsync(IEnumerable<ProductId> ids, CancellationToken cancellationToken) =>
        (await database.ReadProductsAsync(ids, cancellationToken)).ToDictionary(pair => pair.Key, pair => new ProductView(pair.Value.Code, pair.Value.Name, pair.Value.Category));

    /// <summary>The category of every product that has one.</summary>
    internal Task<IReadOnlyDictionary<ProductId, string>> CategoriesAsync(CancellationToken cancellationToken) => database.ReadCategoriesAsync(cancellationToken);
}
