using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.Affinity;

/// <summary>Counts pairs of products in one pass over the lines of purchases; two passes where no product is named.</summary>
[Reads(Topics.Purchases)]
internal sealed class ProductPairReader(PurchasedLineReader lines, ProductReader products)
{
    private const int MaxProducts = 100;

    /// <summary>The pairs of a product, or of the products in most purchases.</summary>
    internal async Task<ProductPairs> ReadAsync(
        string? code, DateOnly? from, DateOnly asOf, int minBaskets, ProductPairOrder order, int first, CancellationToken cancellationToken)
    {
        ProductId? named = code is null ? null : await products.FindAsync(code, cancellationToken);
        var counts = new Dictionary<ProductId, int>();
        var pairs = new Dictionary<(ProductId, ProductId), int>();
        var baskets = 0;
        await foreach (var basket in BasketsAsync(from, asOf, cancellationToken))
        {
            baskets++;
            foreach (var product in basket) counts[product] = counts.GetValueOrDefault(product) + 1;
            if (named is not { } one || !basket.Contains(one)) continue;
            foreach (var other in basket)
                if (other != one) pairs[(one, other)] = pairs.GetValueOrDefault((one, other)) + 1;
        }
        if (named is null) await CountAmongAsync(Most(counts), pairs, from, asOf, cancellationToken);

        var enough = pairs.Where(pair => pair.Value >= minBaskets)
            .Select(pair => (pair.Key, Baskets: pair.Value, Lift: pair.Value / ((double)counts[pair.Key.Item1] * counts[pair.Key.Item2]))).ToList();
        var best = (order == ProductPairOrder.Lift ? enough.OrderByDescending(pair => pair.Lift).ThenByDescending(pair => pair.Baskets)
                : enough.OrderByDescending(pair => pair.Baskets).ThenByDescending(pair => pair.Lift))
            .ThenBy(pair => pair.Key.Item1.Value).ThenBy(pair => pair.Key.Item2.Value).Take(first).ToList();
        var names = await products.ReadAsync(best.SelectMany(pair => new[] { pair.Key.Item1, pair.Key.Item2 }), cancellationToken);
        return new ProductPairs(
            baskets,
            [.. best.Select(pair => new ProductPair(
                names[pair.Key.Item1], names[pair.Key.Item2], pair.Baskets, counts[pair.Key.Item1], counts[pair.Key.Item2], baskets))],
            enough.Count);
    }

    /// <summary>The products in most purchases with their places, of equal ones those that the shop had first.</summary>
    private static Dictionary<ProductId, int> Most(Dictionary<ProductId, int> counts) =>
        counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value).Take(MaxProducts)
            .Select((count, place) => (count.Key, place)).ToDictionary(product => product.Key, product => product.place);

    private async Task CountAmongAsync(
        Dictionary<ProductId, int> places, Dictionary<(ProductId, ProductId), int> pairs, DateOnly? from, DateOnly asOf, CancellationToken cancellationToken)
    {
        await foreach (var basket in BasketsAsync(from, asOf, cancellationToken))
        {
            var known = basket.Where(places.ContainsKey).OrderBy(product => places[product]).ToList();
            for (var i = 0; i < known.Count; i++)
                for (var j = i + 1; j < known.Count; j++) pairs[(known[i], known[j])] = pairs.GetValueOrDefault((known[i], known[j])) + 1;
        }
    }

    /// <summary>The products of each purchase; the same set is filled again and again.</summary>
    private async IAsyncEnumerable<HashSet<ProductId>> BasketsAsync(
        DateOnly? from, DateOnly asOf, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var basket = new HashSet<ProductId>();
        BasketId? current = null;
        await foreach (var line in lines.ReadAsync(from, asOf, cancellationToken))
        {
            if (current is not null && line.Basket != current)
            {
                yield return basket;
                basket.Clear();
            }
            current = line.Basket;
            basket.Add(line.Product);
        }
        if (current is not null) yield return basket;
    }
}
