using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Ml.Tests.Features;

/// <summary>Histories of purchases with hour, channel, discount and country.</summary>
internal sealed class HabitShop
{
    internal static readonly DateOnly AsOf = new(2024, 7, 1);

    private readonly List<(string Customer, DateOnly Day, decimal Amount, int Products, int? Hour, decimal? Discount, string Channel)> purchases = [];
    private readonly Dictionary<string, string?> countries = [];

    internal static HabitShop AtRandom(int seed, int customers)
    {
        var random = new Random(seed);
        var shop = new HabitShop();
        for (var i = 0; i < customers; i++)
        {
            var customer = $"c{random.Next(10_000):D4}";
            shop.From(customer, random.Next(4) switch { 0 => null, 1 => "Norway", 2 => "Sweden", _ => "Austria" });
            for (var n = random.Next(1, 9); n > 0; n--)
                shop.Buy(customer, AsOf.AddDays(random.Next(-900, 100)), random.Next(1, 200), random.Next(9), random.Next(3) == 0 ? null : random.Next(24),
                    random.Next(3) == 0 ? random.Next(20) : null, random.Next(4) switch { 0 => "", 1 => "web", 2 => "till", _ => "app" });
        }
        return shop;
    }

    internal HabitShop Buy(
        string customer, DateOnly day, decimal amount = 10, int products = 1, int? hour = null, decimal? discount = null, string channel = "")
    {
        purchases.Add((customer, day, amount, products, hour, discount, channel));
        return this;
    }

    internal HabitShop From(string customer, string? country)
    {
        countries[customer] = country;
        return this;
    }

    internal PurchaseHistories Histories(DateOnly asOf)
    {
        string[] ids = [.. purchases.Select(purchase => purchase.Customer).Distinct()];
        var builder = new HistoryBuilder();
        foreach (var p in purchases.Where(p => p.Day < asOf).OrderBy(p => Array.IndexOf(ids, p.Customer)).ThenBy(p => p.Day))
            builder.Add(new HistoryBasket
            {
                Customer = new CustomerId(Array.IndexOf(ids, p.Customer)),
                Day = EpochDay.From(p.Day),
                Kind = BasketKind.Purchase,
                Amount = Money.From(p.Amount),
                Lines = p.Products,
                Products = p.Products,
                Quantity = Quantity.One,
                Hour = p.Hour,
                Discount = p.Discount is { } discount ? Money.From(discount) : null,
                Channel = p.Channel,
            });
        return builder.Build(asOf, id => ids[id.Value], countryOf: id => countries.GetValueOrDefault(ids[id.Value]));
    }

    internal CustomerFeatures FeaturesOf(string customer, int horizonDays = 90) => new(Histories(AsOf), customer, AsOf, horizonDays);
}
