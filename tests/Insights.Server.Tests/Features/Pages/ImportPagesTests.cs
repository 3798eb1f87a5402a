using Insights.Data.Faults;
using Insights.Data.Import.Messages;
using Insights.Server.Features.Jobs;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>What goes wrong, in the reader's language and with what can be done on the pages.</summary>
public sealed class ImportPagesTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public Task InitializeAsync() => served.StartAsync();

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("%PDF-1.7 sales", "de", "Das ist ein PDF.")]
    [InlineData("%PDF-1.7 sales", "en", "The file is a PDF document.")]
    [InlineData("customer,date,amount\nK1,2024-02-01,1\nK1,2024-02-02", "de", "Die Datei ist abgeschnitten: Sie endet mitten in Zeile 2.")]
    public async Task A_file_that_cannot_be_imported_says_why_and_what_to_do_on_the_page(string file, string language, string expected)
    {
        await Assert.ThrowsAsync<ImportException>(() => served.Shop.ImportTextAsync(file));

        var text = PageText.Of(await served.Client.GetStringAsync(new Uri($"/imports/1?language={language}", UriKind.Relative)));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("--", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_failed_says_why_in_the_readers_language()
    {
        Exception[] causes = [new AnalysisException(AnalysisFault.NoPurchase, default), new AnalysisException(AnalysisFault.NoPurchaseBefore, new DateOnly(2020, 1, 31)), new AnalysisException(AnalysisFault.LiesAhead, new DateOnly(2099, 1, 31)), new DatabaseException("The disk is full."), new InvalidOperationException("secret")];
        var jobs = causes.Select(cause => served.Service<JobQueue>().Start(JobKind.Analysis, (_, _) => throw cause)!).ToList();
        string[] expected = ["Noch hat kein bekannter Kunde etwas gekauft.", "Vor dem 31. Jan. 2020 gibt es keinen Einkauf.", "Der 31. Jan. 2099 liegt in der Zukunft.", "Die Datenbank konnte nicht arbeiten", "sagt das Protokoll des Servers mehr"];

        foreach (var (job, words) in jobs.Zip(expected))
        {
            while (job.FinishedAt is null) await Task.Delay(10);
            var text = PageText.Of(await served.Client.GetStringAsync(new Uri($"/jobs/{job.Number}?language=de", UriKind.Relative)));
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
    }
}
