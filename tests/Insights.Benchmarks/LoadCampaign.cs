using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Insights.Benchmarks;

/// <summary>
/// The heaviest queries that are allowed, 64 at a time for a minute, beside somebody at the counter who looks at two cards a second and a
/// watchdog that polls health: what is answered and what is refused, how long card and health take, and how much memory the server takes
/// and gives back.
/// </summary>
internal static class LoadCampaign
{
    private const int Customers = 20_000;
    private const int Clients = 64;
    private const int MaxPages = 60;
    private const int Seconds = 60;
    private const int RestSeconds = 30;
    private const double MaxCardMilliseconds = 100;
    private const double MaxHealthMilliseconds = 100;
    private const double MaxMebibytes = 1_000;
    private const double MaxMebibytesAfterwards = 300;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private static readonly string[] Heaviest =
    [
        "customers(first: 100) { nodes { id externalId name country result { tier rank netSpend { amount currency } nextVip { probability } churn { probability } } purchases(first: 4) { nodes { id day occurredAt amount { amount currency } lines { product productName quantity amount { amount } } } } } }",
        "customers(first: 100) { nodes { id externalId name country city result { tier rank purchaseDays firstPurchase lastPurchase netSpend { amount currency } nextVip { probability reasons { feature logOdds text } } churn { probability reasons { feature logOdds text } } } } }",
        "purchases(first: 100) { nodes { id day occurredAt kind quantity channel amount { amount currency } customer { externalId name } lines { product productName quantity amount { amount currency } } } }",
    ];

    internal static async Task<int> RunAsync(string? data)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            if (data is null) await PagesSpeed.MakeAsync(data = Path.Combine(folder, "shop"), Customers, hasSales: true);
            await using var shop = await LargeShop.StartAsync(data);
            return await MeasureAsync(shop) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(LargeShop shop)
    {
        var queries = new List<string>();
        foreach (var form in Heaviest)
            queries.Add(await LargestAsync(shop, form));
        await shop.Client.GetByteArrayAsync(new Uri("/customers/1", UriKind.Relative));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: {queries.Count} kinds of queries, {shop.Mebibytes:0} MiB before"));

        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
        var (answers, cards, healths, memory) = (new ConcurrentDictionary<HttpStatusCode, int>(), new List<double>(), new List<double>(), new List<double>());
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Clients).Select(client => AskAsync(shop, queries[client % queries.Count], answers, end.Token)),
            TimeAsync(shop, "/customers/", cards, end.Token),
            TimeAsync(shop, "/health/live", healths, end.Token),
            TimeAsync(shop, "/health/ready", healths, end.Token),
            WatchAsync(shop, memory, end.Token),
        ]);
        await Task.Delay(TimeSpan.FromSeconds(RestSeconds));
        return IsWithinBounds(answers, cards, healths, memory.Max(), shop.Mebibytes);
    }

    private static bool IsWithinBounds(ConcurrentDictionary<HttpStatusCode, int> answers, List<double> cards, List<double> healths, double most, double afterwards)
    {
        var (card, health) = (Percentile(cards, 0.95), Percentile(healths, 1));
        foreach (var (status, count) in answers.OrderBy(answer => answer.Key)) Console.WriteLine($"load: {count} answers {(int)status}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: card {Percentile(cards, 0.5):0} ms, 95 of 100 within {card:0} ms (at most {MaxCardMilliseconds}), slowest {Percentile(cards, 1):0} ms of {cards.Count}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: health {Percentile(healths, 0.5):0} ms, slowest {health:0} ms of {healths.Count} (at most {MaxHealthMilliseconds})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: memory {most:0} MiB at most (under {MaxMebibytes}), {afterwards:0} MiB {RestSeconds} s later (at most {MaxMebibytesAfterwards})"));
        return answers.Keys.All(status => status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable) && answers.ContainsKey(HttpStatusCode.OK)
            && card <= MaxCardMilliseconds && health <= MaxHealthMilliseconds && most < MaxMebibytes && afterwards <= MaxMebibytesAfterwards;
    }

    /// <summary>The query with as many pages as the server takes in one.</summary>
    private static async Task<string> LargestAsync(LargeShop shop, string page)
    {
        for (var pages = MaxPages; pages > 0; pages--)
        {
            var query = $"{{ {string.Join(' ', Enumerable.Range(1, pages).Select(number => string.Create(CultureInfo.InvariantCulture, $"page{number}: {page}")))} }}";
            using var response = await shop.Client.PostAsJsonAsync("/graphql", new { query });
            var text = await response.Content.ReadAsStringAsync();
            if (!text.Contains("\"errors\"", StringComparison.Ordinal))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: {pages} pages, {text.Length / 1e6:0.0} MB: {text[text.LastIndexOf("\"extensions\"", StringComparison.Ordinal)..].TrimEnd('}')}"));
                return query;
            }
            if (!text.Contains("LIMIT_EXCEEDED", StringComparison.Ordinal)) throw new InvalidOperationException(text[..Math.Min(text.Length, 500)]);
        }
        throw new InvalidOperationException($"Not even one page is answered: {page}");
    }

    private static async Task AskAsync(LargeShop shop, string query, ConcurrentDictionary<HttpStatusCode, int> answers, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var response = await shop.Client.PostAsJsonAsync("/graphql", new { query, extensions = new { number = shop.NextNumber() } }, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            if (response.Headers.RetryAfter?.Delta is { } wait) await WaitAsync(wait, end);
        }
    }

    private static async Task TimeAsync(LargeShop shop, string path, List<double> times, CancellationToken end)
    {
        for (var number = 1; !end.IsCancellationRequested; number++)
        {
            // Another customer each time; health has one address.
            var address = new Uri(path.EndsWith('/') ? string.Create(CultureInfo.InvariantCulture, $"{path}{1 + (number * 97 % Customers)}") : path, UriKind.Relative);
            var watch = Stopwatch.StartNew();
            using var response = await shop.Client.GetAsync(address, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            response.EnsureSuccessStatusCode();
            lock (times) times.Add(watch.Elapsed.TotalMilliseconds);
            await WaitAsync(LookEvery, end);
        }
    }

    private static async Task WatchAsync(LargeShop shop, List<double> memory, CancellationToken end)
    {
        do memory.Add(shop.Mebibytes);
        while (await WaitAsync(LookEvery, end));
    }

    private static async Task<bool> WaitAsync(TimeSpan time, CancellationToken end)
    {
        await Task.Delay(time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !end.IsCancellationRequested;
    }

    private static double Percentile(List<double> times, double share) => times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);
}
