using System.Globalization;
using System.Text;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Live;
using Insights.Server.Hosting;
using Insights.Server.Queries.Live;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.GraphQL.Live;

/// <summary>A small shop with one run, served by the real server; others may import and analyse.</summary>
internal sealed class LiveShop : IAsyncDisposable
{
    private readonly TestShop shop = new();
    private readonly WebApplication app;

    private LiveShop((string Name, string Value)[] settings)
    {
        app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
        {
            foreach (var (name, value) in settings) builder.Configuration[name] = value;
        });
    }

    internal HttpClient Client { get; } = new();

    internal Uri Address => new(app.Urls.First());

    internal Uri SocketAddress => new($"ws://{Address.Authority}/graphql");

    internal int OpenConnections => app.Services.GetRequiredService<LiveConnections>().Open;

    internal int RunListeners => app.Services.GetRequiredService<RunFeed>().Listeners;

    /// <summary>Serves a shop of thirty customers, tiered as of May 2024.</summary>
    internal static async Task<LiveShop> StartAsync(params (string Name, string Value)[] settings)
    {
        var live = new LiveShop(settings);
        await live.shop.ImportTextAsync(Sales());
        await live.AnalyseAsync(new DateOnly(2024, 5, 1));
        await live.app.StartAsync();
        live.Client.BaseAddress = live.Address;
        return live;
    }

    /// <summary>Analyses as another program would: past the server, on the same database.</summary>
    internal Task AnalyseAsync(DateOnly asOf) =>
        new ShopAnalysis(shop.Database, shop.Clock).RunAsync(asOf, new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);

    internal Task StopAsync() => app.StopAsync();

    /// <summary>Waits until something is so; a test that waits in vain is ended by its runner's patience.</summary>
    internal static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo()) await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        shop.Dispose();
    }

    /// <summary>Customer n spends n a month from January on; in May it is the other way round.</summary>
    private static string Sales()
    {
        var text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (var month = 1; month <= 5; month++)
            for (var customer = 1; customer <= 30; customer++)
                text.Append(CultureInfo.InvariantCulture, $"{month}-{customer},A,X,1,2024-{month:D2}-05 10:00:00,{(month < 5 ? customer : 1000 - 30 * customer)},{100 + customer},UK\n");
        return text.ToString();
    }
}
