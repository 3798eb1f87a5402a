using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.Affinity;

/// <summary>What a number of buyers of a product buy after it.</summary>
internal sealed record NextProducts(int Buyers, IReadOnlyList<NextProduct> Nodes);

/// <summary>A product that is bought after another.</summary>
internal sealed record NextProduct(ProductView Product, int Customers, double Share, double BaseShare)
{
    public double? Lift => BaseShare > 0 ? Share / BaseShare : null;
}
