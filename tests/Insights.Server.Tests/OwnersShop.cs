using Insights.Data.Import.Rows;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Demo;
using Insights.Server.Features.Runs;
using Insights.Testing;

namespace Insights.Server.Tests;

/// <summary>A shop whose customers have names, addresses and birthdays, analysed twice and served: what owners look at.</summary>
public sealed class OwnersShop : IAsyncLifetime
{
    private const int Customers = 600;
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private static readonly DateOnly[] AsOf = [new(2024, 3, 3), new(2024, 6, 1)];

    private readonly ServedDatabase served = new();

    public TestShop Shop => served.Shop;

    internal ServedDatabase Served => served;

    internal HttpClient Client => served.Client;

    internal Uri Address => served.Client.BaseAddress!;

    public async Task InitializeAsync()
    {
        var made = new DemoShop(seed: 3, Customers, FirstDay);
        var terms = new ImportOptions { Currency = DemoShop.Currency, TimeZone = DemoShop.TimeZone };
        var (sales, people) = (Shop.Folder.File("sales.csv.gz"), Shop.Folder.File("customers.csv"));
        await made.WriteSalesAsync(sales, AsOf[^1], CancellationToken.None);
        await made.WriteCustomersAsync(people, AsOf[^1], CancellationToken.None);
        foreach (var file in new[] { sales, people }) await Shop.ImportAsync(file, terms);
        await Shop.ImportTextAsync("order,customer,date,amount\n1,K1,2024-02-30,5\n2,K1,2024-02-28,many\n", terms, "messy.csv");
        var analysis = new ShopAnalysis(Shop.Database, Shop.Clock);
        foreach (var asOf in AsOf)
            await analysis.RunAsync(asOf, new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);
        served.Shop.Clock.Now = new DateTimeOffset(AsOf[^1], new TimeOnly(12, 0), TimeSpan.Zero);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();
}

/// <summary>One such shop for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class OwnersShopTests : ICollectionFixture<OwnersShop>, ICollectionFixture<Browser.Chromium>
{
    public const string Name = "owners shop";
}
