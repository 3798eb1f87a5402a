using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.RepurchaseIntervals;

/// <summary>Measures in one pass over the lines of purchases after how many days customers buy the same again.</summary>
[Reads(Topics.Purchases)]
internal sealed class RepurchaseIntervalReader(PurchasedLineReader lines, ProductReader products)
{
    /// <summary>The rhythms, those with most intervals first.</summary>
    internal async Task<IReadOnlyList<Repurchase>> ReadAsync(
        RepurchaseKey by, IReadOnlyList<string>? of, DateOnly? from, DateOnly asOf, int minIntervals, int first, CancellationToken cancellationToken) =>
        by == RepurchaseKey.Product
            ? await OfProductsAsync(of, from, asOf, minIntervals, first, cancellationToken)
            : await OfCategoriesAsync(of, from, asOf, minIntervals, first, cancellationToken);

    private async Task<IReadOnlyList<Repurchase>> OfProductsAsync(
        IReadOnlyList<string>? of, DateOnly? from, DateOnly asOf, int minIntervals, int first, CancellationToken cancellationToken)
    {
        HashSet<ProductId>? wanted = null;
        if (of is not null)
        {
            wanted = [];
            foreach (var code in of)
                if (await products.FindAsync(code, cancellationToken) is { } id) wanted.Add(id);
        }
        var found = await MeasureAsync(product => wanted?.Contains(product) == false ? null : (ProductId?)product, from, asOf, cancellationToken);
        var best = Best(found, minIntervals, first, product => product.Value);
        var names = await products.ReadAsync(best.Select(entry => entry.Key), cancellationToken);
        return [.. best.Select(entry => ToRepurchase(names[entry.Key], names[entry.Key].Category, entry.Value))];
    }

    private async Task<IReadOnlyList<Repurchase>> OfCategoriesAsync(
        IReadOnlyList<string>? of, DateOnly? from, DateOnly asOf, int minIntervals, int first, CancellationToken cancellationToken)
    {
        var categories = await products.CategoriesAsync(cancellationToken);
        var numbers = categories.Values.Distinct().Where(category => of?.Contains(category) != false).Order(StringComparer.Ordinal)
            .Select((category, i) => (category, i)).ToDictionary(entry => entry.category, entry => entry.i);
        var found = await MeasureAsync(
            product => categories.TryGetValue(product, out var category) && numbers.TryGetValue(category, out var number) ? number : (int?)null, from, asOf, cancellationToken);
        var names = numbers.ToDictionary(entry => entry.Value, entry => entry.Key);
        return [.. Best(found, minIntervals, first, number => number).Select(entry => ToRepurchase(product: null, names[entry.Key], entry.Value))];
    }

    private static List<KeyValuePair<TKey, Intervals>> Best<TKey>(Dictionary<TKey, Intervals> found, int minIntervals, int first, Func<TKey, long> number)
        where TKey : struct =>
        [.. found.Where(entry => entry.Value.Count >= minIntervals).OrderByDescending(entry => entry.Value.Count).ThenBy(entry => number(entry.Key)).Take(first)];

    private static Repurchase ToRepurchase(ProductView? product, string? category, Intervals intervals) => new(
        product, category, intervals.Customers, intervals.Count, intervals.Quartile(1), intervals.Median, intervals.Quartile(3));

    private async Task<Dictionary<TKey, Intervals>> MeasureAsync<TKey>(
        Func<ProductId, TKey?> keyOf, DateOnly? from, DateOnly asOf, CancellationToken cancellationToken)
        where TKey : struct
    {
        var found = new Dictionary<TKey, Intervals>();
        var lastDays = new Dictionary<TKey, (int Day, bool IsRepeated)>();
        CustomerId? current = null;
        await foreach (var line in lines.ReadAsync(from, asOf, cancellationToken))
        {
            if (line.Customer != current) lastDays.Clear();
            current = line.Customer;
            if (keyOf(line.Product) is not { } key) continue;
            if (!lastDays.TryGetValue(key, out var last)) lastDays[key] = (line.Day, IsRepeated: false);
            else if (last.Day != line.Day)
            {
                if (!found.TryGetValue(key, out var intervals)) found[key] = intervals = new Intervals();
                intervals.Add(line.Day - last.Day);
                if (!last.IsRepeated) intervals.Customers++;
                lastDays[key] = (line.Day, IsRepeated: true);
            }
        }
        return found;
    }
}
