using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests;

/// <summary>A shop of a few hundred synthetic customers, imported, analysed twice and served on a free port by the real server.</summary>
public sealed class ServedShop : IAsyncLifetime
{
    private const int Customers = 300;
    private static readonly DateTime FirstDay = new(2022, 1, 3);

    private readonly TestShop shop = new();
    private readonly CountingDatabase database;
    private WebApplication? app;
    private int asked;

    public ServedShop() => database = new CountingDatabase(shop.Database);

    public TestShop Shop => shop;

    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        await shop.ImportTextAsync(Sales(), name: "sales.csv");
        var analysis = new ShopAnalysis(shop.Database, shop.Clock);
        foreach (var asOf in new[] { new DateOnly(2024, 3, 1), new DateOnly(2024, 6, 1) })
            await analysis.RunAsync(asOf, new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);
        shop.Clock.Now = new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);
        app = InsightsHost.Build(database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder => builder.Services.AddSingleton<TimeProvider>(shop.Clock));
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
        shop.Dispose();
    }

    /// <summary>Posts a query and gives back its data; fails where there are errors.</summary>
    public async Task<JsonNode> QueryAsync(string query, object? variables = null)
    {
        var answer = await PostAsync(query, variables);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>How many statements a query takes whose answer is not cached, in a server that knows its shop.</summary>
    public async Task<int> CountStatementsAsync(string query)
    {
        await QueryAsync("{ run { id } }");
        var before = database.Opened;
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, extensions = new { number = Interlocked.Increment(ref asked) } });
        var answer = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        return database.Opened - before;
    }

    /// <summary>Posts a query and gives back the whole answer.</summary>
    public async Task<JsonNode> PostAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables });
        return (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
    }

    /// <summary>Two and a half years of invoices in the online-retail format, with returns and anonymous sales, from a fixed seed.</summary>
    private static string Sales()
    {
        var random = new Random(20240601);
        var text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        string[] countries = ["United Kingdom", "Germany", "France"];
        var invoice = 500_000;
        for (var customer = 0; customer < Customers; customer++)
        {
            var gap = 10 + 90 * random.NextDouble() * random.NextDouble();
            var price = 5 + 40 * random.NextDouble() * random.NextDouble();
            var leaving = 0.12 * random.NextDouble();
            var country = countries[random.Next(countries.Length)];
            for (var day = FirstDay.AddDays(random.Next(500)); day < new DateTime(2024, 6, 20); day = day.AddDays(1 + -Math.Log(1 - random.NextDouble()) * gap))
            {
                invoice++;
                for (var line = 0; line <= random.Next(3); line++)
                    Append(invoice.ToString(CultureInfo.InvariantCulture), random.Next(1, 4));
                if (random.NextDouble() < 0.04) Append("C" + (++invoice).ToString(CultureInfo.InvariantCulture), -1);
                if (random.NextDouble() < leaving) break;

                void Append(string number, int quantity) => text.Append(CultureInfo.InvariantCulture,
                    $"{number},P{random.Next(40):D2},PRODUCT,{quantity},{day:yyyy-MM-dd HH:mm}:00,{price:0.00},{10_000 + customer},{country}\n");
            }
        }
        for (var i = 0; i < 200; i++)
            text.Append(CultureInfo.InvariantCulture, $"{900_000 + i},P01,PRODUCT,1,{FirstDay.AddDays(i * 4):yyyy-MM-dd} 10:00:00,3.50,,United Kingdom\n");
        return text.ToString();
    }
}

/// <summary>One served shop for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class ServedShopTests : ICollectionFixture<ServedShop>
{
    public const string Name = "served shop";
}
