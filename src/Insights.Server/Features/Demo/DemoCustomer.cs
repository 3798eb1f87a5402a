using System.Globalization;
using System.Text;

namespace Insights.Server.Features.Demo;

/// <summary>One customer of the made-up shop: who it is, and everything they ever buy.</summary>
internal sealed class DemoCustomer
{
    private const int DaysOfPopulation = 3 * 365;
    private const double MeanDaysBetween = 34;
    private const double ChanceOfReturn = 0.02;

    /// <summary>Nobody spends thousands a month in a café.</summary>
    private const double MaxGenerosity = 2;

    private static readonly string[] FirstNames =
    [
        "Anna", "Ben", "Clara", "David", "Elif", "Emma", "Felix", "Greta", "Hannah", "Ida", "Jakob", "Jan", "Julia", "Karl", "Lea", "Leon",
        "Lina", "Luis", "Maja", "Mehmet", "Mia", "Nele", "Noah", "Oskar", "Paul", "Petra", "Rosa", "Sofia", "Theo", "Uwe", "Vera", "Yusuf",
    ];

    private static readonly string[] LastNames =
    [
        "Albrecht", "Bauer", "Becker", "Braun", "Demir", "Fischer", "Frank", "Graf", "Hartmann", "Hoffmann", "Jung", "Kaiser", "Keller", "Klein",
        "Koch", "Kowalski", "Krause", "Lange", "Lehmann", "Meyer", "Möller", "Neumann", "Peters", "Richter", "Schmidt", "Schneider", "Schulz",
        "Sommer", "Vogel", "Wagner", "Weber", "Winter", "Wolf", "Yilmaz", "Ziegler", "Zimmermann",
    ];

    private static readonly (string City, string Region)[] Cities =
    [
        ("Leipzig", "Sachsen"), ("Leipzig", "Sachsen"), ("Leipzig", "Sachsen"), ("Halle", "Sachsen-Anhalt"), ("Dresden", "Sachsen"), ("Berlin", "Berlin"),
        ("Jena", "Thüringen"),
    ];

    private static readonly (string English, string German)[] Channels =
    [
        ("walk-in", "im Vorbeigehen"), ("recommendation", "Empfehlung"), ("web search", "Suche im Internet"), ("market stall", "Marktstand"), ("newsletter", "Newsletter"),
    ];

    private readonly int seed;
    private readonly int number;

    /// <param name="seed">Where all chance comes from.</param>
    /// <param name="number">The customer's number, from 0.</param>
    /// <param name="customers">Customers who come within the first three years.</param>
    /// <param name="firstDay">The day on which the shop opens.</param>
    internal DemoCustomer(int seed, int number, int customers, DateOnly firstDay)
    {
        this.seed = seed;
        this.number = number;
        var random = DemoRandom.Of(seed, -1 - number);
        var (city, region) = Cities[random.Next(Cities.Length)];
        Name = $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}";
        City = city;
        Region = region;
        Birthday = firstDay.AddYears(-18 - (int)(50 * Math.Pow(random.NextDouble(), 1.3))).AddDays(-random.Next(365));
        var channel = (int)(Channels.Length * Math.Pow(random.NextDouble(), 1.5));
        Channel = Channels[channel].English;
        GermanChannel = Channels[channel].German;
        Consent = random.NextDouble() < 0.7;
        // A third is there from the beginning, the others come over the years.
        FirstContact = random.NextDouble() < 0.33 ? firstDay.AddDays(random.Next(60)) : firstDay.AddDays(random.Next(DaysOfPopulation));
        ReferredBy = Channel == "recommendation" && number > 0 ? IdOf(random.Next(number)) : null;
    }

    internal string Id => IdOf(number);

    internal string Name { get; }

    internal string Email => $"{Ascii(Name)}{number}@example.org";

    internal string Phone => string.Create(CultureInfo.InvariantCulture, $"+49 341 {5550000 + number}");

    internal DateOnly Birthday { get; }

    internal string City { get; }

    internal string Region { get; }

    internal string Channel { get; }

    internal string GermanChannel { get; }

    internal bool Consent { get; }

    internal DateOnly FirstContact { get; }

    internal string? ReferredBy { get; }

    /// <summary>All orders before a day, oldest first.</summary>
    internal IEnumerable<DemoOrder> OrdersUntil(DateOnly until)
    {
        var random = DemoRandom.Of(seed, 1_000_000 + number);
        var meanGap = Math.Max(3, DemoRandom.Gamma(random, 1.1, MeanDaysBetween) + 4);
        var generosity = Math.Min(DemoRandom.LogNormal(random, 1, 0.45), MaxGenerosity);
        var leaves = 0.015 + 0.14 * random.NextDouble() * random.NextDouble();
        var onlineShare = random.NextDouble() < 0.35 ? 0.8 : 0.05;
        // Some grow fond of the shop, others lose interest.
        var drift = 0.08 * (random.NextDouble() - 0.45);
        for (double day = FirstContact.DayNumber; ; day += DemoRandom.Exponential(random, meanGap / DemoSeason.Of(DateOnly.FromDayNumber((int)day))))
        {
            var date = DateOnly.FromDayNumber((int)day);
            if (date >= until) yield break;
            if (date.DayOfWeek != DayOfWeek.Sunday)
            {
                var isOnline = random.NextDouble() < onlineShare;
                var time = date.ToDateTime(TimeOnly.MinValue).AddMinutes(isOnline ? random.Next(6 * 60, 23 * 60) : random.Next(8 * 60, 19 * 60));
                var basket = DemoProducts.Basket(random, generosity, isOnline);
                var order = new DemoOrder($"{(isOnline ? 'W' : 'K')}{date:yyMMdd}-{Id}", Id, time, isOnline ? "online" : "shop", basket, IsReturn: false);
                yield return order;
                if (random.NextDouble() < ChanceOfReturn && date.AddDays(9) < until)
                    yield return order with { Number = order.Number + "-R", Time = order.Time.AddDays(8), Lines = basket[..1], IsReturn = true };
            }
            if (random.NextDouble() < leaves) yield break;
            meanGap = Math.Clamp(meanGap * (1 - drift), 4, 400);
            generosity = Math.Clamp(generosity * (1 + drift / 3), 0.3, MaxGenerosity);
        }
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"K{10_000 + number}");

    private static string Ascii(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
            text.Append(letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", ' ' => ".", _ => letter.ToString() });
        return text.ToString();
    }
}
