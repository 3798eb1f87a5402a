using System.Globalization;
using System.IO.Compression;
using System.Text;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Demo;
using Insights.Server.Features.Jobs;
using Insights.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>The first week of an owner, in a browser with scripts and in one without.</summary>
[Collection(OwnersShopTests.Name)]
public class OwnersWeekTests(Chromium chromium)
{
    private static readonly DateOnly Until = new(2024, 6, 1);

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_owner_comes_from_a_messy_file_to_a_printed_list_of_names(bool hasScripts)
    {
        await using var served = new ServedDatabase();
        await served.Shop.Database.MigrateAsync(CancellationToken.None);
        served.Shop.Clock.Now = new DateTimeOffset(Until, new TimeOnly(9, 0), TimeSpan.Zero);
        await served.StartAsync();
        await using var watched = await chromium.OpenAsync("en-GB", hasScripts: hasScripts);
        var page = watched.Page;
        var file = await WriteMessyAsync(served.Shop.Folder.File("till.csv"));

        // The first start says what to do.
        await page.GotoAsync(served.Client.BaseAddress!.AbsoluteUri);
        await Says(page, "Welcome! Show us your sales.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose a file" }).ClickAsync();

        // The columns have names that nobody can know.
        await page.GetByLabel("File of sales or customers").SetInputFilesAsync(file);
        await Button(page, "Upload").ClickAsync();
        await Says(page, "Which column names the customer?");
        await page.GetByText("Which column holds what?").ClickAsync();
        foreach (var (field, column) in new[] { ("Customer (needed)", "Wer"), ("Date (needed)", "Wann genau"), ("Amount", "Wieviel"), ("Order or receipt", "Zettel") })
            await page.GetByLabel(field, new() { Exact = true }).SelectOptionAsync(column);
        await Button(page, "Check again").First.ClickAsync();
        await Says(page, "Recognised as: sales.");
        await Says(page, "Only you know this");
        await Says(page, "Rows that could not be read (2)");
        await page.GetByLabel("Currency (such as EUR)").First.FillAsync("EUR");
        await page.GetByLabel("Time zone (such as").FillAsync("Europe/Berlin");
        await watched.PictureAsync($"week-mapping-{hasScripts}");
        await Button(page, "Import").ClickAsync();

        // What became of it, and the rows that could not be read.
        await page.WaitForURLAsync("**/imports/1");
        await Says(page, "Rows that could not be read (2)");
        await Says(page, "no day at all");
        await Says(page, "words and no date");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download all of them" }).ClickAsync());
        Assert.Contains("no day at all", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        // An analysis is started, thought better of, and started again; it leads to the Monday page.
        var goOn = new TaskCompletionSource();
        served.Service<JobQueue>().Start(JobKind.Import, async (_, stop) =>
        {
            await goOn.Task.WaitAsync(stop);
            return new JobOutcome(Import: null, Run: null);
        });
        await Button(page, "Start an analysis").ClickAsync();
        await Says(page, "Waiting for other work");
        await Button(page, "Stop").ClickAsync();
        goOn.SetResult();
        await Says(page, "Stopped. Nothing was changed.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Button(page, "Start an analysis").ClickAsync();
        await Assertions.Expect(page.Locator("#people")).ToContainTextAsync("This week");
        await PrintedPage.IsOneSheetWithWhatTheScreenSaysAsync(page);
        await watched.PictureAsync($"week-monday-{hasScripts}");

        // A next VIP, and their card.
        await Link(page, "Customers").ClickAsync();
        await Link(page, "Next VIPs").ClickAsync();
        var first = page.Locator(".people .person a").First;
        var name = await first.InnerTextAsync();
        await first.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        await Says(page, "Timeline");

        // Another rule of tiers: first what it would do, then the choice.
        await Link(page, "Shop").ClickAsync();
        await Link(page, "Tiers").ClickAsync();
        await page.GetByText("Fixed amounts").ClickAsync();
        var form = page.Locator("details", new() { HasText = "Fixed amounts" });
        await form.GetByLabel("Tier A from").FillAsync("400");
        await form.GetByLabel("Tier B from").FillAsync("100");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Says(page, "customers would move");
        await Button(page, "Choose this rule").ClickAsync();
        await Says(page, "The rule is set");
        await Says(page, "Customers are A from €400, B from €100");

        // The shop gets a name, and the page another language.
        await Link(page, "Settings").ClickAsync();
        await page.GetByLabel("Name of the shop").FillAsync("Rösterei & Söhne");
        await Button(page, "Save").ClickAsync();
        await Says(page, "Saved.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Einstellungen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rösterei & Söhne" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Assertions.Expect(page.Locator("#people")).ToContainTextAsync("Diese Woche");
        await PrintedPage.IsOneSheetWithWhatTheScreenSaysAsync(page);

        Assert.Empty(watched.Complaints);
        Assert.All(watched.Requests, request => Assert.Equal(served.Client.BaseAddress.Authority, request.Authority));
        Assert.Equal("thresholds:a=400,b=100,window=365", (await served.Shop.Database.ReadSettingsAsync(CancellationToken.None)).TierPolicy);
    }

    [BrowserFact]
    public async Task A_file_that_is_dropped_on_the_page_is_uploaded()
    {
        await using var served = new ServedDatabase();
        await served.Shop.Database.MigrateAsync(CancellationToken.None);
        await served.StartAsync();
        await using var watched = await chromium.OpenAsync();
        await watched.Page.GotoAsync(new Uri(served.Client.BaseAddress!, "/imports").AbsoluteUri);

        var dropped = await watched.Page.EvaluateHandleAsync("() => { const data = new DataTransfer(); data.items.add(new File(['customer,date,amount\\n7,2024-01-05,2.50\\n'], 'dropped.csv')); return data; }");
        await watched.Page.Locator("[data-drop]").DispatchEventAsync("drop", new { dataTransfer = dropped });

        await Says(watched.Page, "dropped.csv");
        await Says(watched.Page, "Recognised as: sales.");
        Assert.Empty(watched.Complaints);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_under_way_shows_how_far_it_is_and_can_be_stopped(bool hasScripts)
    {
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync("customer,date,amount\n7,2024-01-05,2.50\n");
        await served.StartAsync();
        var jobs = served.Service<JobQueue>();
        var goOn = new TaskCompletionSource();
        var job = jobs.Start(JobKind.Analysis, async (progress, stop) =>
        {
            progress.Report(new JobProgress(nameof(AnalysisStage.Learning), 0.25));
            await goOn.Task.WaitAsync(stop);
            progress.Report(new JobProgress(nameof(AnalysisStage.Evaluating), 0.75));
            await Task.Delay(Timeout.Infinite, stop);
            return new JobOutcome(Import: null, Run: null);
        }) ?? throw new InvalidOperationException("Nothing else is under way.");
        await using var watched = await chromium.OpenAsync(hasScripts: hasScripts);
        await watched.Page.GotoAsync(new Uri(served.Client.BaseAddress!, $"/jobs/{job.Number}").AbsoluteUri);

        await Says(watched.Page, "Learning from earlier periods");
        goOn.SetResult();
        await Says(watched.Page, "Testing the predictions");
        await Assertions.Expect(watched.Page.Locator("progress")).ToHaveJSPropertyAsync("value", 0.75);
        await Button(watched.Page, "Stop").ClickAsync();
        await Says(watched.Page, "Stopped. Nothing was changed.");

        Assert.Equal(JobStatus.Cancelled, job.Status);
        Assert.Empty(watched.Complaints);
    }

    /// <summary>The demo's sales as a till might write them: another delimiter, decimal commas, odd names, and two rows that mean nothing.</summary>
    private static async Task<string> WriteMessyAsync(string path)
    {
        var sales = path + ".gz";
        await new DemoShop(seed: 5, customers: 150, new DateOnly(2022, 1, 1)).WriteSalesAsync(sales, Until, CancellationToken.None);
        using var unpacked = new StreamReader(new GZipStream(File.OpenRead(sales), CompressionMode.Decompress));
        var text = new StringBuilder("Zettel;Wer;Wann genau;Wieviel\n");
        await unpacked.ReadLineAsync();
        while (await unpacked.ReadLineAsync() is { } line)
        {
            var cells = line.Split(',');
            text.Append(CultureInfo.InvariantCulture, $"{cells[0]};{cells[1]};{cells[2]};{cells[^2].Replace('.', ',')}\n");
        }
        text.Append("X1;K1;no day at all;3,00\nX2;K1;2024-05-01;nothing\n");
        await File.WriteAllTextAsync(path, text.ToString());
        return path;
    }

    /// <summary>A link of the navigation.</summary>
    private static ILocator Link(IPage page, string name) => page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task Says(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
}
