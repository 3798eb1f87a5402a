using Insights.Data.Import.Rows;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Demo;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.Notebooks;

/// <summary>The shop of <c>insights demo</c> as of fixed dates, analysed twice and served: what the notebooks' saved results are of.</summary>
public sealed class ServedDemo : IAsyncLifetime
{
    private const int Customers = 2_000;
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private static readonly DateOnly[] AsOf = [new(2024, 3, 3), new(2024, 6, 1)];

    private readonly ServedDatabase served = new();

    internal Uri Address => served.Client.BaseAddress!;

    public async Task InitializeAsync()
    {
        var made = new DemoShop(seed: 1, Customers, FirstDay);
        var terms = new ImportOptions { Currency = DemoShop.Currency, TimeZone = DemoShop.TimeZone };
        var (sales, people) = (served.Shop.Folder.File("sales.csv.gz"), served.Shop.Folder.File("customers.csv"));
        await made.WriteSalesAsync(sales, AsOf[^1], CancellationToken.None);
        await made.WriteCustomersAsync(people, AsOf[^1], CancellationToken.None);
        foreach (var file in new[] { sales, people }) await served.Shop.ImportAsync(file, terms);
        var analysis = new ShopAnalysis(served.Shop.Database, served.Shop.Clock);
        foreach (var asOf in AsOf)
            await analysis.RunAsync(asOf, new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);
        served.Shop.Clock.Now = new DateTimeOffset(AsOf[^1], new TimeOnly(12, 0), TimeSpan.Zero);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();
}

/// <summary>One such shop for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class ServedDemoTests : ICollectionFixture<ServedDemo>
{
    public const string Name = "served demo";
}
