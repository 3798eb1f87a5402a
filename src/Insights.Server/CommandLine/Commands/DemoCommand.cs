using System.CommandLine;
using System.Globalization;
using Insights.Data.Import;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Operations;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Demo;
using Insights.Server.Features.Home;
using Insights.Server.Features.Runs;
using Insights.Server.Hosting;
using Insights.Server.Queries.Exports;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Makes a believable shop, imports it as any other, analyses it and serves everything.</summary>
internal sealed class DemoCommand : Command
{
    private const string Text = """
        Make a believable café, import it as any other shop, analyse it, and serve pages, charts and the GraphQL API; opens the page in a browser where there is one.

          insights demo
          insights demo --customers 5000 --seed 7
        """;

    private const string FolderName = "insights-demo";
    private const string MarkName = "made-up-shop.txt";
    private const int DefaultCustomers = 2_000;
    private const int MaxCustomers = 1_000_000;
    private const int YearsOfHistory = 2;
    private const int NamesShown = 5;

    /// <summary>So many days ago the earlier analyses were made.</summary>
    private static readonly int[] DaysOfAnalyses = [182, 91];
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    private readonly Option<string> urls = ServeOptions.NewUrls();
    private readonly Option<int> customers = new("--customers") { Description = "How many customers the shop has.", DefaultValueFactory = _ => DefaultCustomers, HelpName = "N" };
    private readonly Option<int> seed = new("--seed") { Description = "Where all chance comes from; the same seed gives the same shop.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string?> language = new("--language") { Description = "Language of the shop and of what this command says; the system's where it is German, else English.", HelpName = "de|en" };
    private readonly Option<bool> noBrowser = new("--no-browser") { Description = "Do not open the page in a browser." };

    public DemoCommand() : base("demo", Text)
    {
        customers.Between(1, MaxCustomers, "The shop has 1 to 1,000,000 customers.");
        foreach (Option option in new Option[] { urls, customers, seed, language, noBrowser }) Add(option);
        language.AcceptOnlyFromAmong("de", "en");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var addresses = ServeOptions.Check(parsed.GetRequiredValue(urls));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var firstDay = new DateOnly(today.Year - YearsOfHistory, 1, 1);
        var isGerman = (parsed.GetValue(language) ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) == "de";
        var (count, chance) = (parsed.GetValue(customers), parsed.GetValue(seed));
        // Each made-up shop has a folder of its own, so that none is mixed with another, or with a real one.
        var folder = Path.Combine(FolderName, string.Create(CultureInfo.InvariantCulture, $"from-{firstDay.Year}-customers-{count}-seed-{chance}{(isGerman ? "-de" : "")}"));
        using var database = CommonOptions.DemoDatabaseOf(parsed, folder);
        var mark = Path.Combine(database.Folder, MarkName);
        if (await database.ReadShopAsync(cancellationToken) is not null && !File.Exists(mark))
            throw new CommandException($"{database.Folder} holds a real shop, and made-up sales must not be mixed with it. Name another folder, or leave --data out.");

        await Console.Out.WriteLineAsync(isGerman
            ? $"Ein Café mit {count.ToString("N0", German)} Kunden entsteht in {database.Folder} ..."
            : $"Making a café with {count.ToString("N0", CultureInfo.InvariantCulture)} customers in {database.Folder} ...");
        try
        {
            await MakeAsync(database, mark, new DemoShop(chance, count, firstDay, isGerman) { HasReturner = true }, isGerman, today, cancellationToken);
            await AnalyseAsync(database, today, isGerman, cancellationToken);
            await TellStoryAsync(database, new DemoReturner(chance, firstDay), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException($"Stopped. What was made so far lies in {database.Folder}; the same command goes on from there.");
        }

        await using var app = InsightsHost.Build(database, ServeOptions.UploadFolderOf(database), addresses, builder => builder.Services.AddHostedService<CacheWarmer>().AddHostedService<AnalysisSchedule>());
        await ServeOptions.StartAsync(app, addresses, cancellationToken);
        await Console.Out.WriteLineAsync(ServeOptions.WhereToLook(app, isGerman));
        if (ChartFont.Name is null) await Console.Error.WriteLineAsync(ChartFont.Missing);
        if (!parsed.GetValue(noBrowser)) Browser.Open(app.Urls.First());
        await app.WaitForShutdownAsync(cancellationToken);
        return InsightsCommandLine.Done;
    }

    private static async Task MakeAsync(SqliteDatabase database, string mark, DemoShop shop, bool isGerman, DateOnly today, CancellationToken cancellationToken)
    {
        await CommonOptions.MigrateAsync(database, cancellationToken);
        await File.WriteAllTextAsync(mark, "The shop in this folder is made up.\n", cancellationToken);
        var sales = Path.Combine(database.Folder, "sales.csv.gz");
        var people = Path.Combine(database.Folder, "customers.csv");
        await shop.WriteSalesAsync(sales, today, cancellationToken);
        await shop.WriteCustomersAsync(people, today, cancellationToken);
        var importer = new Importer(database, TimeProvider.System);
        var options = new ImportOptions { Currency = DemoShop.Currency, TimeZone = DemoShop.TimeZone };
        foreach (var (name, path) in new[] { (isGerman ? "Verkäufe" : "Sales", sales), (isGerman ? "Kunden" : "Customers", people) })
        {
            var result = await importer.ImportAsync(ImportFile.FromPath(path), options, progress: null, cancellationToken);
            await Console.Out.WriteLineAsync(isGerman ? $"{name} eingelesen: {result.Lines.Total.ToString("N0", German)} Zeilen." : $"{name} imported: {result.Lines.Total.ToString("N0", CultureInfo.InvariantCulture)} rows.");
        }
        await database.ChangeSettingsAsync((known, _) => known.Name ??= DemoShop.Name, cancellationToken);
    }

    /// <summary>Three analyses, so that there is something to compare; what an earlier demo has made is not made again.</summary>
    private static async Task AnalyseAsync(SqliteDatabase database, DateOnly today, bool isGerman, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(isGerman ? "Wer sind die nächsten VIPs? Drei Auswertungen ..." : "Who are the next VIPs? Three analyses ...");
        var analysis = new ShopAnalysis(database, TimeProvider.System);
        foreach (var before in DaysOfAnalyses.Select(days => today.AddDays(-days)))
            if (!await database.HasRunOfAsync(before, cancellationToken)) await RunAsync(before);
        var id = await RunAsync(asOf: null);
        var run = await RunReader.Of(database).FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("The run is gone.");
        await foreach (var best in new ExportReader(database).ReadAsync(run, ExportList.NextVips, cancellationToken).Take(NamesShown))
            await Console.Out.WriteLineAsync($"  {best.Customer.Name}: {best.Result.VipProbability?.ToChance(isGerman ? German : CultureInfo.InvariantCulture)}");

        Task<RunId> RunAsync(DateOnly? asOf) => ProgressDisplay.RunAsync(progress => Task.Run(
            () => analysis.RunAsync(asOf, new AnalysisOptions(), new AnalysisSteps(progress, isGerman), cancellationToken), cancellationToken));
    }

    /// <summary>What the shop did for the regular who came back.</summary>
    private static async Task TellStoryAsync(SqliteDatabase database, DemoReturner returner, CancellationToken cancellationToken)
    {
        if (await database.FindCustomerIdAsync(DemoReturner.Id, cancellationToken) is not { } id) return;
        await database.RecordAsync(new OperationDraft(id, "demo", OperationKind.SuggestionDone, "WIN_BACK"), new FixedClock(returner.CaredFor), cancellationToken);
    }

    /// <summary>Noon of a day in the past.</summary>
    private sealed class FixedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
