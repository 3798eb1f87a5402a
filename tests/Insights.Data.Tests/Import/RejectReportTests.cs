using Insights.Data.Import.Messages;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>The list of rejected rows on disk.</summary>
public sealed class RejectReportTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_report_never_overwrites_the_file_to_import_or_the_database()
    {
        const string Text = "customer,date,amount\nK1,2024-02-01,1.00\nK1,never,1.00\n";
        var path = shop.Folder.Write("sales.csv", Text);
        var link = shop.Folder.File("link.csv");
        File.CreateSymbolicLink(link, path);

        foreach (var (report, code) in new[] { (path, "rejects-over-input"), (link, "rejects-over-input"), (shop.Database.Location, "rejects-over-database"), (shop.Database.Location + "-wal", "rejects-over-database"), (Path.GetDirectoryName(path)!, "rejects-folder") })
        {
            var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path, new ImportOptions { RejectReport = report }));
            Assert.Equal(code, error.Details.Code);
        }

        Assert.Equal(Text, await File.ReadAllTextAsync(path));
        Assert.Equal(1, (await shop.ImportAsync(path)).Lines.Imported);
    }

    [Fact]
    public async Task A_report_replaces_an_earlier_one_and_leaves_nothing_beside_it()
    {
        var report = shop.Folder.Write("rejected.csv", "old");

        await shop.ImportTextAsync("customer,date,amount\nK1,2024-02-01,1.00\nK1,never,1.00\n", new ImportOptions { RejectReport = report });

        Assert.StartsWith("line,column,value,reason", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(report)!), name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_nothing_but_rejected_rows_is_counted_and_its_list_bounded()
    {
        var result = await shop.ImportTextAsync("customer,date,amount\nK1,2024-02-01,1.00\n" + string.Concat(Enumerable.Repeat("x,,\n", 40_000)));

        Assert.Equal(40_000, result.Lines.Rejected);
        Assert.Contains(result.Notes, note => note.Contains("not listed", StringComparison.Ordinal));
        await using var context = shop.Database.CreateContext();
        Assert.InRange(context.RejectedRows.Count(), 1_000, 39_000);
    }
}
