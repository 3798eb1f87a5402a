using System.CommandLine;
using System.Globalization;
using Insights.Data.Import;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Storage.Sqlite;
using Insights.Ml.Analysis;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Demo;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Home;
using Insights.Server.Hosting;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Makes a believable shop, imports it as any other, analyses it and serves everything.</summary>
internal sealed class DemoCommand : Command
{
    private const string Text = """
        Make a believable shop, import it as any other, analyse it, and serve pages, charts and the GraphQL API.

          insights demo
          insights demo --customers 5000 --seed 7
        """;

    private const string FolderName = "insights-demo";
    private const string MarkName = "made-up-shop.txt";
    private const int DefaultCustomers = 2_000;
    private const int MaxCustomers = 1_000_000;
    private const int YearsOfHistory = 2;

    private readonly Option<string> urls = ServeOptions.NewUrls();
    private readonly Option<int> customers = new("--customers") { Description = "How many customers the shop has.", DefaultValueFactory = _ => DefaultCustomers, HelpName = "N" };
    private readonly Option<int> seed = new("--seed") { Description = "Where all chance comes from; the same seed gives the same shop.", DefaultValueFactory = _ => 1, HelpName = "N" };

    public DemoCommand() : base("demo", Text)
    {
        customers.Between(1, MaxCustomers, "The shop has 1 to 1,000,000 customers.");
        foreach (Option option in new Option[] { urls, customers, seed }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var addresses = ServeOptions.Check(parsed.GetRequiredValue(urls));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var firstDay = new DateOnly(today.Year - YearsOfHistory, 1, 1);
        var (count, chance) = (parsed.GetValue(customers), parsed.GetValue(seed));
        // Each made-up shop has a folder of its own, so that none is mixed with another, or with a real one.
        var folder = Path.Combine(FolderName, string.Create(CultureInfo.InvariantCulture, $"from-{firstDay.Year}-customers-{count}-seed-{chance}"));
        using var database = CommonOptions.DemoDatabaseOf(parsed, folder);
        var mark = Path.Combine(database.Folder, MarkName);
        if (await database.ReadShopAsync(cancellationToken) is not null && !File.Exists(mark))
            throw new CommandException($"{database.Folder} holds a real shop, and made-up sales must not be mixed with it. Name another folder, or leave --data out.");

        await Console.Out.WriteLineAsync($"Making a coffee shop with {count.ToString("N0", CultureInfo.InvariantCulture)} customers in {database.Folder} ...");
        try
        {
            await MakeAsync(database, mark, new DemoShop(chance, count, firstDay), today, cancellationToken);
            await Console.Out.WriteLineAsync("Looking for the next VIPs ...");
            var run = await new ShopAnalysis(database, TimeProvider.System).RunAsync(asOf: null, new AnalysisOptions(), progress: null, cancellationToken);
            await Console.Out.WriteLineAsync((await AnalysisSummary.ReadAsync(database, run, cancellationToken)).ForPeople());
        }
        catch (OperationCanceledException)
        {
            throw new CommandException($"Stopped. What was made so far lies in {database.Folder}; the same command goes on from there.");
        }

        await using var app = InsightsHost.Build(database, ServeOptions.UploadFolderOf(database), addresses, builder => builder.Services.AddHostedService<CacheWarmer>());
        await ServeOptions.StartAsync(app, addresses, cancellationToken);
        await Console.Out.WriteLineAsync(ServeOptions.WhereToLook(app));
        if (ChartFont.Name is null) await Console.Error.WriteLineAsync(ChartFont.Missing);
        await app.WaitForShutdownAsync(cancellationToken);
        return InsightsCommandLine.Done;
    }

    private static async Task MakeAsync(SqliteDatabase database, string mark, DemoShop shop, DateOnly today, CancellationToken cancellationToken)
    {
        await CommonOptions.MigrateAsync(database, cancellationToken);
        await File.WriteAllTextAsync(mark, "The shop in this folder is made up.\n", cancellationToken);
        var sales = Path.Combine(database.Folder, "sales.csv.gz");
        var people = Path.Combine(database.Folder, "customers.csv");
        await shop.WriteSalesAsync(sales, today, cancellationToken);
        await shop.WriteCustomersAsync(people, today, cancellationToken);
        var importer = new Importer(database, TimeProvider.System);
        var options = new ImportOptions { Currency = DemoShop.Currency, TimeZone = DemoShop.TimeZone };
        foreach (var path in new[] { sales, people })
        {
            var result = await importer.ImportAsync(ImportFile.FromPath(path), options, progress: null, cancellationToken);
            await Console.Out.WriteLineAsync(ImportSummary.ForPeople(result, dryRun: false));
        }
    }
}
