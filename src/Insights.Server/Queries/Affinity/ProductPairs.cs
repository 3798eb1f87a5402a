using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.Affinity;

/// <summary>What comes first among pairs of products.</summary>
internal enum ProductPairOrder
{
    Lift,
    Baskets,
}

/// <summary>Pairs of products among a number of purchases.</summary>
internal sealed record ProductPairs(int Baskets, IReadOnlyList<ProductPair> Nodes, int TotalCount);

/// <summary>Two products in the same purchases.</summary>
internal sealed record ProductPair(ProductView Product, ProductView Other, int Baskets, int ProductBaskets, int OtherBaskets, int AllBaskets)
{
    public double Support => Baskets / (double)AllBaskets;

    public double Confidence => Baskets / (double)ProductBaskets;

    public double Lift => Baskets * (double)AllBaskets / ((double)ProductBaskets * OtherBaskets);
}
