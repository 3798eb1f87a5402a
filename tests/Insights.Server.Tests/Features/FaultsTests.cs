using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Data.Faults;
using Insights.Server.Features.Imports;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.Features;

/// <summary>What clients and owners see when files and databases do not do what they should.</summary>
public sealed class FaultsTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync("order,customer,date,amount\n" + string.Concat(Enumerable.Range(0, 500).Select(row => $"{row},c{row},2024-01-05,1.00\n")));
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Over_a_file_that_is_no_database_every_answer_says_so()
    {
        await ReplaceAsync(new string('x', 65_536));

        using var query = await served.Client.PostAsJsonAsync("/graphql", new { query = "{ shop { currency } }" });
        using var page = await served.Client.GetAsync(new Uri("/customers", UriKind.Relative));
        using var ready = await served.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var alive = await served.Client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal("DATABASE_FAILED", (string?)(await JsonNode.ParseAsync(await query.Content.ReadAsStreamAsync()))!["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK],
            new[] { query, page, ready, alive }.Select(response => response.StatusCode));
        Assert.Contains("Restore a backup", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("not an Insights database", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_and_files_say_what_is_wrong_with_the_database_too()
    {
        await ReplaceAsync(new string('x', 65_536));

        foreach (var path in new[] { "/charts/cohorts.svg", "/exports/customers.csv" })
        {
            using var response = await served.Client.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("not an Insights database", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_backup_that_takes_the_databases_place_is_answered_from()
    {
        if (OperatingSystem.IsWindows()) return;
        const string query = "{ imports { totalCount } }";
        await served.Shop.ImportTextAsync("order,customer,date,amount\n900,anna,2024-02-05,5.00\n", name: "more.csv");
        var before = (int)(await served.QueryAsync(query))["imports"]!["totalCount"]!;
        using (var other = new TestShop())
        {
            await other.ImportTextAsync("order,customer,date,amount\n1,ben,2024-02-05,5.00\n");
            await ((Insights.Data.Storage.Sqlite.SqliteDatabase)other.Database).BackupAsync(served.Shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        }

        File.Move(served.Shop.Folder.File("backup.db"), served.Shop.Database.Location, overwrite: true);

        Assert.Equal((2, 1), (before, (int)(await served.QueryAsync(query))["imports"]!["totalCount"]!));
    }

    [Fact]
    public async Task Uploads_have_no_more_room_than_they_are_given_and_what_was_imported_makes_room()
    {
        using var folder = new TemporaryFolder();
        var uploads = new UploadStore(folder.Path, TimeProvider.System, mostBytes: 1_000);
        var first = await StoreAsync(uploads, 600);

        await Assert.ThrowsAsync<UploadQuotaException>(() => StoreAsync(uploads, 600));
        var left = Directory.GetFiles(folder.Path).Length;
        uploads.Remove(first);

        await StoreAsync(uploads, 900);
        Assert.Equal(2, left);
    }

    [Fact]
    public async Task What_did_not_arrive_whole_is_cleared_away_unless_somebody_may_still_be_sending_it()
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(TimeProvider.System.GetUtcNow());
        var uploads = new UploadStore(folder.Path, clock);
        var whole = await StoreAsync(uploads, 600);
        folder.Write("00112233445566778899aabbccddeeff", "half");

        uploads.RemoveOld();
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);

        clock.Now += TimeSpan.FromMinutes(61);
        uploads.RemoveOld();

        Assert.NotNull(uploads.Find(whole));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_jobs_number_is_not_given_again_after_a_restart()
    {
        var clock = new SettableClock(TestShop.ImportTime);
        var first = StartJob(clock);
        clock.Now += TimeSpan.FromSeconds(1);

        Assert.True(StartJob(clock) > first);
    }

    [Fact]
    public void A_full_disk_is_reported_as_such_in_both_languages()
    {
        var full = new InvalidOperationException("outer", new DatabaseException("full") { Fault = DatabaseFault.DiskFull });

        Assert.Equal(DatabaseFault.DiskFull, FaultTexts.FaultOf(full));
        Assert.Equal(DatabaseFault.DiskFull, OperatingSystem.IsWindows() ? DatabaseFault.DiskFull : FaultTexts.FaultOf(new IOException("full", 28)));
        Assert.Null(FaultTexts.FaultOf(new IOException("else")));
        Assert.StartsWith("Die Festplatte ist voll", FaultTexts.Of(new PageTexts(System.Globalization.CultureInfo.GetCultureInfo("de")), DatabaseFault.DiskFull), StringComparison.Ordinal);
        Assert.All(Enum.GetValues<DatabaseFault>(), fault => Assert.NotEmpty(FaultTexts.Of(new PageTexts(System.Globalization.CultureInfo.GetCultureInfo("en")), fault)));
    }

    private static long StartJob(SettableClock clock)
    {
        using var jobs = new JobQueue(clock, NullLogger<JobQueue>.Instance);
        return jobs.Start(JobKind.Analysis, (_, _) => throw new NotSupportedException())!.Number;
    }

    private static async Task<string> StoreAsync(UploadStore uploads, int bytes) =>
        (await uploads.StoreAsync("sales.csv", new MemoryStream(new byte[bytes]), CancellationToken.None)).Id;

    private async Task ReplaceAsync(string content)
    {
        await File.WriteAllTextAsync(served.Shop.Folder.File("other.db"), content);
        File.Move(served.Shop.Folder.File("other.db"), served.Shop.Database.Location, overwrite: true);
    }
}
