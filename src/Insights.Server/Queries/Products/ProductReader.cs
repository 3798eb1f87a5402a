using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Microsoft.EntityFrameworkCore;

namespace Insights.Server.Queries.Products;

/// <summary>Reads products.</summary>
[Reads(Topics.Purchases)]
internal sealed class ProductReader(IDatabase database)
{
    /// <summary>The product of an article number.</summary>
    /// <exception cref="GraphQLErrorException">There is none.</exception>
    internal async Task<ProductId> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Products.Where(product => product.Code == code).Select(product => (ProductId?)product.ProductId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new GraphQLErrorException(GraphQLErrorException.NotFound, "There is no product with this article number.");
    }

    /// <summary>Products by their keys.</summary>
    internal async Task<IReadOnlyDictionary<ProductId, ProductView>> ReadAsync(IEnumerable<ProductId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        await using var context = database.CreateContext();
        return await context.Products.Where(product => wanted.Contains(product.ProductId))
            .ToDictionaryAsync(product => product.ProductId, product => new ProductView(product.Code, product.Name, product.Category), cancellationToken);
    }

    /// <summary>The category of every product that has one.</summary>
    internal async Task<IReadOnlyDictionary<ProductId, string>> CategoriesAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Products.Where(product => product.Category != null)
            .ToDictionaryAsync(product => product.ProductId, product => product.Category ?? "", cancellationToken);
    }
}
