using System.IO.Compression;
using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class OnlineRetailFormatTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    [SharedDataFact]
    public async Task Every_line_of_the_real_file_is_counted_once_and_the_money_ties_out()
    {
        using var shop = new TestShop();

        var result = await shop.ImportAsync(Path.Combine(RepositoryPaths.SharedData, LabelledSetting.OnlineRetail));

        Assert.Equal(new LineCounts(406_829, 0, 0, 135_080, 0), result.Lines);
        Assert.Equal(9_747_747.934m, (result.CustomerAmount + result.AnonymousAmount).Amount);
        Assert.Equal(4_372, result.NewCustomers);
        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.Select(basket => basket.Amount).ToListAsync();
        var lines = await context.BasketLines.Select(line => line.Amount).ToListAsync();
        var anonymous = await context.AnonymousBaskets.Select(basket => basket.Amount).ToListAsync();
        Assert.Equal(result.CustomerAmount.TenThousandths, baskets.Sum(amount => amount.TenThousandths));
        Assert.Equal(result.CustomerAmount.TenThousandths, lines.Sum(amount => amount.TenThousandths));
        Assert.Equal(result.AnonymousAmount.TenThousandths, anonymous.Sum(amount => amount.TenThousandths));
    }

    [SharedDataFact]
    public async Task Importing_the_real_file_again_changes_nothing()
    {
        using var shop = new TestShop();
        var path = Path.Combine(RepositoryPaths.SharedData, LabelledSetting.OnlineRetail);
        await shop.ImportAsync(path);
        var before = await shop.DumpAsync();

        var again = await shop.ImportAsync(path);

        Assert.Equal(new LineCounts(0, 406_829, 0, 135_080, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task A_cancelled_invoice_is_a_return_and_no_purchase()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + """
            536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            C536366,85123A,LANTERN,-6,2010-12-02 08:26:00,2.55,17850.0,United Kingdom
            """);

        var histories = await shop.HistoriesAsync(new DateOnly(2011, 1, 1));
        Assert.Equal(["17850"], histories.ExternalIds);
        Assert.Equal([1, 0], histories.Days.Purchases);
        Assert.Equal([153_000L, -153_000L], histories.Days.NetSpend);
    }

    [Fact]
    public async Task Equal_lines_of_one_invoice_all_count()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            """);

        Assert.Equal(2, result.Lines.Imported);
        Assert.Equal(5.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_row_that_begins_with_a_number_sign_is_a_row_like_others()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + "#536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom\n");

        Assert.Equal(1, result.Lines.Imported);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_reported_with_line_column_and_reason_and_the_others_are_in()
    {
        using var shop = new TestShop();
        var report = shop.Folder.File("rejected.csv");

        var result = await shop.ImportTextAsync(Header + """
            536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536366,A,"LANTERN
            with two lines",many,2010-12-01 08:26:00,2.50,1,United Kingdom
            536367,A,LANTERN,1,2010-13-01 08:26:00,2.50,1,United Kingdom
            ,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536368,A,LANTERN, big,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536369,A,LANTERN,1,2034-12-01 08:26:00,2.50,1,United Kingdom
            """, new ImportOptions { RejectReport = report });

        Assert.Equal(new LineCounts(1, 0, 0, 0, 5), result.Lines);
        Assert.Equal([(3L, "Quantity"), (5, "InvoiceDate"), (6, "InvoiceNo"), (7, null), (8, "InvoiceDate")], result.Rejections.Select(row => (row.Line, row.Column)));
        Assert.Equal("line,column,value,reason", (await File.ReadAllLinesAsync(report))[0]);
        Assert.Equal(6, (await File.ReadAllLinesAsync(report)).Length);
    }

    [Fact]
    public async Task A_strict_import_of_a_file_with_a_bad_row_imports_nothing_and_stores_the_report()
    {
        using var shop = new TestShop();

        await Assert.ThrowsAsync<RejectedRowsException>(() => shop.ImportTextAsync(Header + """
            536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536366,A,LANTERN,many,2010-12-01 08:26:00,2.50,1,United Kingdom
            """, new ImportOptions { Strict = true }));

        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Baskets.CountAsync());
        Assert.Equal(ImportOutcome.Failed, (await context.Imports.SingleAsync()).Outcome);
        Assert.Equal(3, (await context.RejectedRows.SingleAsync()).Line);
    }

    [Fact]
    public async Task A_strict_dry_run_counts_everything_and_says_that_the_import_would_be_refused()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom
            536366,A,LANTERN,many,2010-12-01 08:26:00,2.50,1,United Kingdom
            """, new ImportOptions { Strict = true, DryRun = true });

        Assert.Equal((new LineCounts(1, 0, 0, 0, 1), 2.50m), (result.Lines, result.CustomerAmount.Amount));
        Assert.Equal("1 of 2 rows cannot be read: a strict import would store nothing.", result.Refusal?.English);
        Assert.Equal(3, Assert.Single(result.Rejections).Line);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Imports.CountAsync());
    }

    [Fact]
    public async Task A_dry_run_counts_everything_and_stores_nothing()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + "536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom\n", new ImportOptions { DryRun = true });

        Assert.Equal(1, result.Lines.Imported);
        Assert.Null(result.ImportId);
        Assert.Null(await shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_gzip_file_that_is_cut_off_is_refused_and_changes_nothing()
    {
        using var shop = new TestShop();
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{536365 + i},A{i % 97},LANTERN {i},1,2010-12-01 08:26:00,2.50,{1 + (i % 1000)},United Kingdom\n"));
        var whole = shop.Folder.File("whole.csv.gz");
        await using (var zip = new GZipStream(File.Create(whole), CompressionMode.Compress))
            await zip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Header + rows));
        var bytes = await File.ReadAllBytesAsync(whole);
        foreach (var kept in new[] { bytes.Length / 2, bytes.Length - 5 })
        {
            var cut = shop.Folder.File("cut.csv.gz");
            await File.WriteAllBytesAsync(cut, bytes[..kept]);

            var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(cut));

            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
            Assert.Null(await shop.Database.ReadShopAsync(CancellationToken.None));
        }
        Assert.Equal(20_000, (await shop.ImportAsync(whole)).Lines.Imported);
    }

    [Fact]
    public async Task Two_gzip_files_joined_to_one_are_one_valid_file()
    {
        using var shop = new TestShop();
        var joined = shop.Folder.File("joined.csv.gz");
        await using (var file = File.Create(joined))
        {
            foreach (var part in new[] { Header + "1,A,X,1,2010-12-01 08:26:00,2.50,1,UK\n", "2,A,X,1,2010-12-02 08:26:00,2.50,1,UK\n" })
            {
                await using var zip = new GZipStream(file, CompressionMode.Compress, leaveOpen: true);
                await zip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(part));
            }
        }

        Assert.Equal(2, (await shop.ImportAsync(joined)).Lines.Imported);
    }

    [Theory]
    [InlineData("536366,A,LANT")]
    [InlineData("536366,A,\"LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom\n536367,B,X,1")]
    public async Task A_text_file_that_ends_in_the_middle_of_a_row_is_refused(string end)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() =>
            shop.ImportTextAsync(Header + "536365,A,LANTERN,1,2010-12-01 08:26:00,2.50,1,United Kingdom\n" + end));

        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_an_invoice_that_lie_apart_become_one_basket_and_come_back_as_present()
    {
        using var shop = new TestShop();
        const string rows = """
            1,A,X,1,2010-12-01 08:26:00,2.50,7,UK
            2,A,X,1,2010-12-01 09:00:00,1.00,8,UK
            1,B,Y,2,2010-12-01 08:26:00,3.00,7,UK
            """;

        await shop.ImportTextAsync(Header + rows);
        var again = await shop.ImportTextAsync(Header + rows);

        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), again.Lines);
        await using var context = shop.Database.CreateContext();
        Assert.Equal([("1", 2, 8.50m), ("2", 1, 1.00m)],
            (await context.Baskets.OrderBy(b => b.OrderRef).ToListAsync()).Select(b => (b.OrderRef, b.LineCount, b.Amount.Amount)));
    }

    [Fact]
    public async Task Rows_without_customer_belong_to_the_customer_whom_their_invoice_names_elsewhere()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            1,A,X,1,2010-12-01 08:26:00,2.50,,UK
            1,B,X,1,2010-12-01 08:26:00,1.00,7,UK
            2,C,X,1,2010-12-01 08:26:00,4.00,,UK
            """);

        Assert.Equal(new LineCounts(2, 0, 0, 1, 0), result.Lines);
        Assert.Equal(3.50m, result.CustomerAmount.Amount);
        Assert.Equal(4.00m, result.AnonymousAmount.Amount);
    }

    [Fact]
    public async Task An_invoice_of_two_customers_is_rejected_row_by_row()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            1,A,X,1,2010-12-01 08:26:00,2.50,7,UK
            1,B,X,1,2010-12-01 08:26:00,1.00,8,UK
            2,B,X,1,2010-12-01 08:26:00,1.00,8,UK
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.All(result.Rejections, row => Assert.Contains("two customers", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_in_another_currency_than_the_shops_is_refused_with_what_to_do()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,A,X,1,2010-12-01 08:26:00,2.50,7,UK\n", new ImportOptions { Currency = "EUR" });

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(Header + "2,A,X,1,2010-12-01 08:26:00,2.50,7,UK\n"));

        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        Assert.Contains("--currency EUR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_no_trace()
    {
        using var shop = new TestShop();
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},A,X,1,2010-12-01 08:26:00,2.50,{1 + (i % 1000)},UK\n"));
        var path = shop.Folder.Write("sales.csv", Header + rows);
        using var stop = new CancellationTokenSource();
        var importer = new Importer(shop.Database, shop.Clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => importer.ImportAsync(
            Insights.Data.Import.Reading.ImportFile.FromPath(path), new ImportOptions(), new StopAt(stop, ImportStage.Merging), stop.Token));

        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Baskets.CountAsync());
        Assert.Equal(0, await context.Imports.CountAsync());
        Assert.Equal(50_000, (await shop.ImportAsync(path)).Lines.Imported);
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest", "Excel")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("colour,size\nred,5\n", "--map")]
    public async Task A_file_that_is_no_export_is_refused_with_what_to_do(string content, string hint)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(content));

        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    private sealed class StopAt(CancellationTokenSource stop, ImportStage stage) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == stage) stop.Cancel();
        }
    }
}
