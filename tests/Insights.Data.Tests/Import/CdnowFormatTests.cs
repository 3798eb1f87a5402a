using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class CdnowFormatTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [SharedDataTheory]
    [InlineData(LabelledSetting.Cdnow, 69_659, 23_570, 2_500_315.63)]
    [InlineData("CDNOW_sample.txt.gz", 6_919, 2_357, 244_091.94)]
    public async Task Every_row_of_the_real_files_is_imported_and_the_money_ties_out(string file, long rows, long customers, double dollars)
    {
        var result = await shop.ImportAsync(Path.Combine(RepositoryPaths.SharedData, file));

        Assert.Equal("cdnow", result.Format);
        Assert.Equal(new LineCounts(rows, 0, 0, 0, 0), result.Lines);
        Assert.Equal((customers, (decimal)dollars, "USD"), (result.NewCustomers, result.CustomerAmount.Amount, result.Currency));
        await using var context = shop.Database.CreateContext();
        Assert.Equal(result.CustomerAmount.TenThousandths, (await context.Baskets.Select(basket => basket.Amount).ToListAsync()).Sum(amount => amount.TenThousandths));
        Assert.Equal("America/New_York", (await shop.Database.ReadShopAsync(CancellationToken.None))?.TimeZone);
    }

    [SharedDataFact]
    public async Task The_sample_and_the_master_file_name_the_same_customers_so_that_the_sample_adds_nothing()
    {
        await shop.ImportAsync(Path.Combine(RepositoryPaths.SharedData, LabelledSetting.Cdnow));

        var sample = await shop.ImportAsync(Path.Combine(RepositoryPaths.SharedData, "CDNOW_sample.txt.gz"));

        Assert.Equal(new LineCounts(0, 6_919, 0, 0, 0), sample.Lines);
    }

    [Fact]
    public async Task Customers_keep_their_leading_zeros_and_rows_of_a_day_are_one_basket()
    {
        await shop.ImportTextAsync("""
             customer_id  date number_of_cds  dollar_value
             00002 19970112  1   12.00
             00002 19970112  5   77.00
             00003 19970102  2   0.00
            """);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(["00002", "00003"], await context.Customers.Select(customer => customer.ExternalId).OrderBy(id => id).ToListAsync());
        var baskets = await context.Baskets.OrderBy(basket => basket.CustomerId).ToListAsync();
        Assert.Equal([(89m, 2, BasketKind.Purchase), (0m, 1, BasketKind.Zero)], baskets.Select(b => (b.Amount.Amount, b.LineCount, b.Kind)));
    }

    [Fact]
    public async Task A_row_that_is_no_purchase_is_rejected_and_the_others_are_in()
    {
        var result = await shop.ImportTextAsync("""
            customer_id date number_of_cds dollar_value
            00001 19970101 1 11.77
            00002 19971301 1 12.00
            00003 19970102 one 12.00
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.Equal([(3L, "date"), (4, "number_of_cds")], result.Rejections.Select(row => (row.Line, row.Column)));
    }
}
