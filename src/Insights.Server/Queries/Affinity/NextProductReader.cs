using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.Affinity;

/// <summary>Counts in one pass what customers buy in the days after a product, and in the days after their first purchase of anything.</summary>
[Reads(Topics.Purchases)]
internal sealed class NextProductReader(PurchasedLineReader lines, ProductReader products)
{
    /// <summary>Products that are bought after one, the largest share first.</summary>
    internal async Task<NextProducts> ReadAsync(
        string code, DateOnly asOf, int withinDays, int minCustomers, int first, CancellationToken cancellationToken)
    {
        var product = await products.FindAsync(code, cancellationToken);
        var lastStart = EpochDay.From(asOf) - withinDays - 1;
        var afterProduct = new Counter();
        var afterFirst = new Counter();
        var bought = new List<PurchasedLine>();
        CustomerId? current = null;
        await foreach (var line in lines.ReadAsync(from: null, asOf, cancellationToken))
        {
            if (current is not null && line.Customer != current) Count();
            current = line.Customer;
            bought.Add(line);
        }
        Count();

        var best = afterProduct.Customers.Where(count => count.Value >= minCustomers).OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value).Take(first).ToList();
        var names = await products.ReadAsync(best.Select(count => count.Key), cancellationToken);
        return new NextProducts(afterProduct.Buyers, [.. best.Select(count => new NextProduct(
            names[count.Key], count.Value, count.Value / (double)afterProduct.Buyers,
            afterFirst.Customers.GetValueOrDefault(count.Key) / (double)afterFirst.Buyers))]);

        void Count()
        {
            if (bought.Count > 0 && bought[0].Day <= lastStart) afterFirst.Add(bought, bought[0].Day, withinDays);
            var at = bought.FindIndex(line => line.Product == product);
            if (at >= 0 && bought[at].Day <= lastStart) afterProduct.Add(bought, bought[at].Day, withinDays);
            bought.Clear();
        }
    }

    /// <summary>How many customers bought each product after a day of their own.</summary>
    private sealed class Counter
    {
        private readonly HashSet<ProductId> seen = [];

        internal int Buyers { get; private set; }

        internal Dictionary<ProductId, int> Customers { get; } = [];

        internal void Add(List<PurchasedLine> bought, int start, int withinDays)
        {
            Buyers++;
            seen.Clear();
            foreach (var line in bought)
                if (line.Day > start && line.Day <= start + withinDays && seen.Add(line.Product))
                    Customers[line.Product] = Customers.GetValueOrDefault(line.Product) + 1;
        }
    }
}
