using Insights.Data.Purchases;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Reads products.</summary>
public static class ProductQueries
{
    /// <summary>The key of an article number's product; null where there is none.</summary>
    public static async Task<ProductId?> FindProductAsync(this IDatabase database, string code, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Products.Where(product => product.Code == code).Select(product => (ProductId?)product.ProductId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Products by their keys.</summary>
    public static async Task<IReadOnlyDictionary<ProductId, Product>> ReadProductsAsync(this IDatabase database, IEnumerable<ProductId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        await using var context = database.CreateContext();
        return await context.Products.Where(product => wanted.Contains(product.ProductId)).ToDictionaryAsync(product => product.ProductId, cancellationToken);
    }

    /// <summary>The category of every product that has one.</summary>
    public static async Task<IReadOnlyDictionary<ProductId, string>> ReadCategoriesAsync(this IDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Products.Where(product => product.Category != null)
            .ToDictionaryAsync(product => product.ProductId, product => product.Category ?? "", cancellationToken);
    }
}
