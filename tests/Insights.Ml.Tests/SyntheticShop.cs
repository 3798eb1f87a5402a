using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Ml.Tests;

/// <summary>Histories with a known structure, made from a seed.</summary>
internal sealed class SyntheticShop
{
    internal static readonly DateOnly AsOf = new(2024, 7, 1);
    private readonly List<(int Customer, int Day, BasketKind Kind, Money Amount)> baskets = [];

    /// <summary>Customers with rates, values and chances to leave of their own, over two years.</summary>
    internal static SyntheticShop WithStructure(int customers, int seed)
    {
        var shop = new SyntheticShop();
        var random = new Random(seed);
        for (var customer = 0; customer < customers; customer++)
        {
            var gap = 8 + 80 * random.NextDouble() * random.NextDouble();
            var value = 10 + 90 * random.NextDouble() * random.NextDouble();
            var leaving = 0.15 * random.NextDouble();
            for (var day = EpochDay.From(AsOf) - 730 + random.Next(400); day < EpochDay.From(AsOf) + 200; day += 1 + (int)(-Math.Log(1 - random.NextDouble()) * gap))
            {
                shop.Buy(customer, day, Math.Round((decimal)(value * (0.5 + random.NextDouble())), 2));
                if (random.NextDouble() < 0.03) shop.Return(customer, day + 3, 5);
                if (random.NextDouble() < leaving) break;
            }
        }
        return shop;
    }

    /// <summary>Customers who all buy alike, at random: nothing about the future can be known from their past.</summary>
    internal static SyntheticShop AtRandom(int customers, int seed)
    {
        var shop = new SyntheticShop();
        var random = new Random(seed);
        for (var customer = 0; customer < customers; customer++)
            for (var day = EpochDay.From(AsOf) - 730; day < EpochDay.From(AsOf) + 200; day++)
                if (random.NextDouble() < 1 / 60.0) shop.Buy(customer, day, Math.Round((decimal)(5 + 50 * random.NextDouble()), 2));
        return shop;
    }

    internal void Buy(int customer, int day, decimal amount) => baskets.Add((customer, day, BasketKind.Purchase, Money.From(amount)));

    internal void Return(int customer, int day, decimal amount) => baskets.Add((customer, day, BasketKind.Return, Money.From(-amount)));

    /// <summary>The histories before a date; the database's own ids are shuffled by a seed, since nothing may depend on them.</summary>
    internal PurchaseHistories Histories(DateOnly asOf, int idSeed = 0, params IReadOnlyList<UnattributedMonth> unattributedMonths)
    {
        var builder = new HistoryBuilder();
        var seen = baskets.Where(basket => basket.Day < EpochDay.From(asOf)).ToList();
        var order = seen.Select(basket => basket.Customer).Distinct().Order().ToArray();
        if (idSeed != 0) new Random(idSeed).Shuffle(order);
        var idOf = order.Select((customer, i) => (customer, i)).ToDictionary(pair => pair.customer, pair => new CustomerId(pair.i + 1));
        foreach (var basket in seen.OrderBy(basket => idOf[basket.Customer].Value).ThenBy(basket => basket.Day))
            builder.Add(idOf[basket.Customer], basket.Day, basket.Kind, basket.Amount, 1, 1, Quantity.One);
        var customerOf = idOf.ToDictionary(pair => pair.Value, pair => pair.Key);
        return builder.Build(asOf, id => $"c{customerOf[id]:D6}", unattributedMonths);
    }
}
