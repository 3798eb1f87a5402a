using System.Globalization;
using CsCheck;
using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Tests.Histories;

public class HistoryBuilderTests
{
    private static readonly DateOnly AsOf = new(2024, 7, 1);

    [Fact]
    public void Days_add_up_to_the_baskets_whatever_the_order_of_the_ids() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 100_000]).Sample((customers, seed) =>
        {
            var random = new Random(seed);
            var ids = Enumerable.Range(0, customers).Select(i => i.ToString("D3", CultureInfo.InvariantCulture)).ToArray();
            random.Shuffle(ids);
            var baskets = new List<(int Customer, int Day, BasketKind Kind, int Amount, int? Hour, int? Discount, string Channel)>();
            for (var customer = 0; customer < customers; customer++)
                for (var (day, n) = (random.Next(5), random.Next(6)); n > 0; n--, day += random.Next(3))
                    baskets.Add((customer, day, random.Next(4) == 0 ? BasketKind.Return : BasketKind.Purchase, random.Next(1, 100),
                        random.Next(2) == 0 ? null : random.Next(24), random.Next(3) == 0 ? random.Next(9) : null, random.Next(3) switch { 0 => "", 1 => "web", _ => "till" }));
            var builder = new HistoryBuilder();
            foreach (var b in baskets)
                builder.Add(Basket(b.Customer, b.Day, b.Kind, b.Kind == BasketKind.Return ? -b.Amount : b.Amount, b.Hour, b.Discount, b.Channel));

            var histories = builder.Build(AsOf, id => ids[id.Value]);

            var expected = baskets.GroupBy(b => ids[b.Customer]).Where(own => own.Any(b => b.Kind == BasketKind.Purchase)).OrderBy(own => own.Key, StringComparer.Ordinal)
                .SelectMany(own => own.GroupBy(b => b.Day).Select(day =>
                {
                    var bought = day.Where(b => b.Kind == BasketKind.Purchase).ToList();
                    return (own.Key, day.Key, bought.Count, bought.Sum(b => b.Amount), day.Where(b => b.Kind == BasketKind.Return).Sum(b => b.Amount),
                        bought.Select(b => b.Hour).FirstOrDefault(hour => hour is not null), bought.Sum(b => b.Discount ?? 0), bought.Select(b => b.Channel).FirstOrDefault(channel => channel.Length > 0));
                }));
            Assert.Equal(expected, Enumerable.Range(0, histories.Count).SelectMany(customer => Enumerable.Range(histories.Start(customer), histories.End(customer) - histories.Start(customer)).Select(i =>
            {
                var days = histories.Days;
                Assert.Equal(days.PurchaseValue[i] - days.Returned[i], days.NetSpend[i]);
                return (histories.ExternalIds[customer], days.Day[i], days.Purchases[i], (int)(days.PurchaseValue[i] / 10_000), (int)(days.Returned[i] / 10_000),
                    days.HourOf(i), (int)((days.Discount?[i] ?? 0) / 10_000), days.Channel?.TextOf(i));
            })));
        });

    [Fact]
    public void The_histories_of_some_customers_are_theirs_entry_by_entry() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 100_000]).Sample((customers, seed) =>
        {
            var all = AtRandom(customers, new Random(seed));
            int[] some = [.. Enumerable.Range(0, all.Count).Where(customer => customer % 3 != seed % 3)];

            var part = all.Of(some);

            Assert.Equal(some.SelectMany(customer => EntriesOf(all, customer)), Enumerable.Range(0, part.Count).SelectMany(customer => EntriesOf(part, customer)));
            Assert.Equal(all.Fingerprint(), all.Of([.. Enumerable.Range(0, all.Count)]).Fingerprint());
        });

    private static PurchaseHistories AtRandom(int customers, Random random)
    {
        var builder = new HistoryBuilder();
        for (var customer = 0; customer < customers; customer++)
            for (var (day, n) = (random.Next(5), 1 + random.Next(5)); n > 0; n--, day += random.Next(3))
                builder.Add(Basket(customer, day, BasketKind.Purchase, random.Next(1, 100), random.Next(2) == 0 ? null : random.Next(24), random.Next(9), random.Next(2) == 0 ? "web" : ""));
        return builder.Build(AsOf, id => id.Value.ToString("D3", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string, int, int, long, long, long, int, int, long, int?, long?, string?)> EntriesOf(PurchaseHistories histories, int customer)
    {
        var days = histories.Days;
        for (var i = histories.Start(customer); i < histories.End(customer); i++)
            yield return (histories.ExternalIds[customer], days.Day[i], days.Purchases[i], days.PurchaseValue[i], days.NetSpend[i], days.Returned[i], days.Lines[i], days.Products[i],
                days.Quantity[i], days.HourOf(i), days.Discount?[i], days.Channel?.TextOf(i));
    }

    [Fact]
    public void More_days_than_a_block_holds_stay_in_order()
    {
        const int customers = 700, days = 301;
        var builder = new HistoryBuilder();
        for (var customer = 0; customer < customers; customer++)
            for (var day = 0; day < days; day++) builder.Add(Basket(customer, day, BasketKind.Purchase, customer + 1));

        var histories = builder.Build(AsOf, id => (customers - id.Value).ToString("D4", CultureInfo.InvariantCulture));

        Assert.Equal(customers * days, histories.Days.Count);
        for (var customer = 0; customer < customers; customer++)
            for (var day = 0; day < days; day++)
            {
                Assert.Equal(day, histories.Days.Day[histories.Start(customer) + day]);
                Assert.Equal((customers - customer) * 10_000, histories.Days.NetSpend[histories.Start(customer) + day]);
            }
    }

    [Fact]
    public void A_customer_of_whom_only_returns_are_recorded_leaves_no_trace()
    {
        var builder = new HistoryBuilder();
        builder.Add(Basket(1, 10, BasketKind.Return, -7));
        builder.Add(Basket(1, 11, BasketKind.Return, -7));
        builder.Add(Basket(2, 9, BasketKind.Purchase, 5));
        builder.Add(Basket(3, 9, BasketKind.Return, -5));

        var histories = builder.Build(AsOf, id => $"{id.Value}");

        Assert.Equal(["2"], histories.ExternalIds);
        Assert.Equal([50_000], histories.Days.NetSpend);
        Assert.Equal([0], histories.Days.Returned);
    }

    [Fact]
    public void What_no_source_states_takes_no_column()
    {
        var builder = new HistoryBuilder();
        builder.Add(Basket(1, 10, BasketKind.Purchase, 7, discount: 0));

        var histories = builder.Build(AsOf, id => $"{id.Value}", countryOf: _ => null);

        Assert.Null(histories.Days.Hour);
        Assert.Null(histories.Days.Discount);
        Assert.Null(histories.Days.Channel);
        Assert.Null(histories.Country);
        Assert.Null(histories.Categories);
    }

    [Fact]
    public void Countries_go_with_their_customers()
    {
        var builder = new HistoryBuilder();
        for (var customer = 1; customer <= 3; customer++) builder.Add(Basket(customer, 1, BasketKind.Purchase, 5));

        var histories = builder.Build(AsOf, id => $"{9 - id.Value}", countryOf: id => id.Value switch { 1 => "Norway", 2 => null, _ => "Austria" });

        Assert.Equal(["Austria", null, "Norway"], Enumerable.Range(0, 3).Select(histories.Country!.TextOf));
        Assert.Equal(["Austria", "Norway"], histories.Country.Texts);
    }

    [Fact]
    public void A_channel_of_which_there_are_too_many_is_none()
    {
        var builder = new HistoryBuilder();
        for (var i = 0; i <= DictionaryEncoder.MostTexts; i++) builder.Add(Basket(1, i, BasketKind.Purchase, 5, channel: $"voucher {i}"));

        Assert.Null(builder.Build(AsOf, id => $"{id.Value}").Days.Channel);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_content()
    {
        string[] fingerprints =
        [
            Fingerprint(), Fingerprint(hour: 8), Fingerprint(hour: 9), Fingerprint(discount: 1), Fingerprint(channel: "web"), Fingerprint(channel: "till"),
            Fingerprint(country: "Norway"), Fingerprint(country: "till"), Fingerprint(category: "tea"), Fingerprint(category: "till"),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.Equal(Fingerprint(hour: 8, channel: "web"), Fingerprint(hour: 8, channel: "web"));
    }

    [Fact]
    public void The_order_in_which_customers_were_numbered_is_not_in_the_fingerprint()
    {
        Assert.Equal(Fingerprint("web", "till"), Fingerprint("till", "web"));

        static string Fingerprint(string first, string second)
        {
            var builder = new HistoryBuilder();
            builder.TrackCategories();
            var number = 0;
            foreach (var channel in new[] { first, second })
            {
                builder.Add(Basket(++number, 1, BasketKind.Purchase, 5, channel: channel));
                builder.AddCategory(1, builder.CategoryCode(channel), Money.From(5));
            }
            return builder.Build(AsOf, id => id.Value == 1 ? first : second, countryOf: id => id.Value == 1 ? first : second).Fingerprint();
        }
    }

    [Fact]
    public void Histories_are_built_once()
    {
        var builder = new HistoryBuilder();
        builder.Build(AsOf, id => $"{id.Value}");

        Assert.Throws<InvalidOperationException>(() => builder.Build(AsOf, id => $"{id.Value}"));
    }

    private static string Fingerprint(int? hour = null, int? discount = null, string channel = "", string? country = null, string? category = null)
    {
        var builder = new HistoryBuilder();
        if (category is not null) builder.TrackCategories();
        builder.Add(Basket(1, 1, BasketKind.Purchase, 5, hour, discount, channel));
        if (category is not null) builder.AddCategory(1, builder.CategoryCode(category), Money.From(5));
        return builder.Build(AsOf, id => $"{id.Value}", countryOf: _ => country).Fingerprint();
    }

    private static HistoryBasket Basket(
        int customer, int day, BasketKind kind, decimal amount, int? hour = null, int? discount = null, string channel = "") => new()
        {
            Customer = new CustomerId(customer),
            Day = day,
            Kind = kind,
            Amount = Money.From(amount),
            Lines = 1,
            Products = 1,
            Quantity = Quantity.One,
            Hour = hour,
            Discount = discount is { } value ? Money.From(value) : null,
            Channel = channel,
        };
}
