using System.Diagnostics;
using System.Globalization;
using Insights.Server.Features.Demo;
using Insights.Server.GraphQL.Requests;

namespace Insights.Benchmarks;

/// <summary>
/// How long the real server takes for each page and each chart of a shop with 100,000 customers, and for the search among a
/// million: medians over HTTP on loopback, one request after the other, with the processor time of one.
/// </summary>
internal static class PagesSpeed
{
    private const int Customers = 100_000;
    private const int Searched = 1_000_000;
    private const int Seed = 1;
    private const int Requests = 15;
    private const double PageMilliseconds = 200;
    private const double ColdMilliseconds = 100;
    private const double CachedMilliseconds = 5;
    private const double SearchMilliseconds = 100;
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private static readonly DateOnly[] AsOf = [new(2024, 5, 1), new(2024, 6, 1)];

    private static readonly string[] Pages =
    [
        "/", "/overview", "/slipped", "/customers", "/customers?q=a", "/customers?q=anna", "/customers/1", "/next-vips", "/churn-risks", "/tiers", "/predictions", "/imports", "/imports/1", "/runs", "/settings",
    ];

    internal static async Task<int> RunAsync()
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var isFast = await MeasurePagesAsync(Path.Combine(folder, "shop"));
            isFast &= await MeasureSearchAsync(Path.Combine(folder, "search"));
            return isFast ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasurePagesAsync(string folder)
    {
        await MakeAsync(folder, Customers, hasSales: true);
        await using var shop = await LargeShop.StartAsync(folder);
        await RestAsync(shop);
        var isFast = true;
        foreach (var page in Pages) isFast &= await MeasureAsync(shop, $"page {page}", PageMilliseconds, _ => page);
        // Every question is another one, as an owner tries them; whoever asks has looked at the tiers before.
        isFast &= await MeasureAsync(shop, "page /tiers, what another rule would do", PageMilliseconds, number => $"/tiers?kind=thresholds&a={900 + number}&b=200&window=365&hysteresis=1");
        var names = (await shop.QueryAsync("{ charts { name } }"))["charts"]?.AsArray().Select(chart => (string?)chart?["name"] ?? "") ?? [];
        foreach (var name in names)
        {
            isFast &= await MeasureAsync(shop, $"chart {name}, not drawn before", ColdMilliseconds, number => $"/charts/{name}.svg?width={800 + number}");
            isFast &= await MeasureAsync(shop, $"chart {name}, drawn before", CachedMilliseconds, _ => $"/charts/{name}.svg?width=800");
        }
        // Another customer each time, whose picture nobody has requested.
        isFast &= await MeasureAsync(shop, "chart customer-timeline, not asked for before", ColdMilliseconds, number => $"/charts/customer-timeline.svg?customer={new GlobalId("Customer", 1 + (number * 997))}");
        return isFast;
    }

    private static async Task<bool> MeasureSearchAsync(string folder)
    {
        await MakeAsync(folder, Searched, hasSales: false);
        await using var shop = await LargeShop.StartAsync(folder);
        await RestAsync(shop);
        var rare = new DemoCustomer(Seed, 777_777, Searched, FirstDay);
        var isFast = true;
        foreach (var text in new[] { "a", "an", "anna", "anna becker", "zim", rare.Id, rare.Email ?? rare.Name, "anna@exam", "nobody at all" })
        {
            isFast &= await MeasureAsync(shop, $"search of {Searched:N0}, page, '{text}'", SearchMilliseconds, _ => $"/customers?q={Uri.EscapeDataString(text)}");
            isFast &= await MeasureAsync(shop, $"search of {Searched:N0}, API, '{text}'", SearchMilliseconds, async _ =>
                await shop.QueryAsync("query($text: String!) { searchCustomers(text: $text, first: 50) { externalId name email } }", new { text }));
        }
        return isFast;
    }

    /// <summary>A coffee shop whose customers have names, imported and, where it has sales, analysed twice by the program itself.</summary>
    internal static async Task MakeAsync(string folder, int customers, bool hasSales)
    {
        var made = new DemoShop(Seed, customers, FirstDay);
        Directory.CreateDirectory(folder);
        var (sales, people) = (Path.Combine(folder, "sales.csv.gz"), Path.Combine(folder, "customers.csv"));
        if (hasSales)
        {
            await made.WriteSalesAsync(sales, AsOf[^1], CancellationToken.None);
            await Setting.InsightsAsync("import", sales, "--data", folder, "--currency", DemoShop.Currency, "--time-zone", DemoShop.TimeZone);
        }
        await made.WriteCustomersAsync(people, hasSales ? AsOf[^1] : DateOnly.MaxValue, CancellationToken.None);
        await Setting.InsightsAsync("import", people, "--data", folder);
        if (!hasSales) return;
        foreach (var day in AsOf) await Setting.InsightsAsync("analyze", "--data", folder, "--as-of", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until the server has prepared what it does after a change of the data.</summary>
    private static async Task RestAsync(LargeShop shop)
    {
        double before;
        do
        {
            before = shop.ProcessorSeconds;
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
        while (shop.ProcessorSeconds - before > 0.2);
    }

    private static Task<bool> MeasureAsync(LargeShop shop, string name, double most, Func<int, string> address) =>
        MeasureAsync(shop, name, most, async number => await shop.Client.GetByteArrayAsync(new Uri(address(number), UriKind.Relative)));

    private static async Task<bool> MeasureAsync(LargeShop shop, string name, double most, Func<int, Task> askAsync)
    {
        // The first request compiles code.
        await askAsync(0);
        var times = new List<double>();
        var processor = shop.ProcessorSeconds;
        for (var number = 1; number <= Requests; number++)
        {
            var watch = Stopwatch.StartNew();
            await askAsync(number);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var median = Measured.Median(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pages {name}: {median:0.0} ms (under {most:0}), {(shop.ProcessorSeconds - processor) / Requests * 1000:0.0} ms of processors; median of {Requests}"));
        return median < most;
    }
}
