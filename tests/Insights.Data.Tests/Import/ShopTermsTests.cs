using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class ShopTermsTests : IDisposable
{
    private const string Stripe = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Mode,Status,Customer ID,Customer Email\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Instants_are_cut_anew_and_the_shops_own_times_stay_on_their_day_when_the_time_zone_changes()
    {
        await shop.ImportTextAsync(Stripe + "ch_1,2024-05-13 23:30:00,20.00,0.00,eur,true,Live,Paid,cus_1,\n");
        await shop.ImportTextAsync("customer,date,amount,order\ncus_1,2024-05-13 23:30,7.00,A1\ncus_1,2024-05-13,1.00,A2\n");

        await new Importer(shop.Database, shop.Clock).ChangeTermsAsync(currency: null, "Europe/Berlin", CancellationToken.None);

        Assert.Equal([(1.00m, 13, 22), (7.00m, 13, 21), (20.00m, 14, 23)], await BasketsAsync());
        Assert.Equal(("Europe/Berlin", false), await ZoneAsync());
    }

    [Fact]
    public async Task The_first_file_that_names_the_time_zone_settles_it_and_files_before_it_are_as_if_they_came_after()
    {
        const string Sales = "customer,date,amount,order\nK1,2024-05-13 23:30,7.00,A1\n";
        const string Payments = Stripe + "ch_1,2024-05-13 23:30:00,20.00,0.00,eur,true,Live,Paid,cus_1,\n";
        var berlin = new ImportOptions { TimeZone = "Europe/Berlin" };
        using var other = new TestShop();
        await shop.ImportTextAsync(Payments);
        await shop.ImportTextAsync(Sales);
        await shop.ImportTextAsync("customer,date,amount\nK2,2024-05-15 08:00,1.00\n", berlin);

        await other.ImportTextAsync(Payments, berlin);
        await other.ImportTextAsync("customer,date,amount\nK2,2024-05-15 08:00,1.00\n", berlin);
        await other.ImportTextAsync(Sales);

        Assert.Equal(await WithoutSourcesAsync(other), await WithoutSourcesAsync(shop));
        var again = await shop.ImportTextAsync(Sales);
        Assert.Equal(new LineCounts(0, 1, 0, 0, 0), again.Lines);
    }

    [Theory]
    [InlineData("£7.00", "€5.00")]
    [InlineData("€5.00", "£7.00")]
    public async Task A_file_with_signs_of_two_currencies_is_accepted_row_by_row(string first, string second)
    {
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-05-01,3.00\n", new ImportOptions { Currency = "EUR" });

        var result = await shop.ImportTextAsync($"customer,date,amount\nK1,2024-05-13,{first}\nK1,2024-05-14,{second}\n");

        Assert.Equal(new LineCounts(1, 0, 0, 0, 1), result.Lines);
        Assert.Equal(5.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Rows_without_numbers_are_known_again_after_the_time_zone_has_changed()
    {
        const string Sales = "customer,date,amount\nK1,2024-05-13 23:30,7.00\n,2024-05-13 09:00,2.00\n";
        await shop.ImportTextAsync(Sales);
        await new Importer(shop.Database, shop.Clock).ChangeTermsAsync(currency: null, "America/New_York", CancellationToken.None);
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(Sales);

        Assert.Equal(new LineCounts(0, 1, 0, 1, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task A_currency_that_the_owner_named_can_be_changed_and_one_that_a_file_states_cannot()
    {
        var importer = new Importer(shop.Database, shop.Clock);
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-05-13,7.00\n");
        Assert.Equal("CHF", (await importer.ChangeTermsAsync("chf", timeZone: null, CancellationToken.None)).Currency);
        await shop.ImportTextAsync("customer,date,amount,currency\nK1,2024-05-14,7.00,CHF\n");

        var error = await Assert.ThrowsAsync<ImportException>(() => importer.ChangeTermsAsync("EUR", timeZone: null, CancellationToken.None));

        Assert.Equal("terms-currency-of-file", error.Details.Code);
        Assert.Equal("CHF", (await shop.Database.ReadShopAsync(CancellationToken.None))?.Currency);
    }

    [Fact]
    public async Task What_an_analysis_rests_on_is_not_changed()
    {
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-05-13,7.00\n");
        await using (var context = shop.Database.CreateContext())
            await context.Database.ExecuteSqlRawAsync("""
                INSERT INTO runs (run_id, as_of, horizon_days, policy, seed, started_at, finished_at, status, known_customers, data_fingerprint, software, report)
                VALUES (1, 0, 90, '', 1, 0, 0, 0, 0, '', '', '')
                """);
        var importer = new Importer(shop.Database, shop.Clock);

        var error = await Assert.ThrowsAsync<ImportException>(() => importer.ChangeTermsAsync(currency: null, "Europe/Berlin", CancellationToken.None));

        Assert.Equal("terms-runs", error.Details.Code);
        Assert.True((await importer.ChangeTermsAsync("EUR", timeZone: null, CancellationToken.None)) is { CurrencyIsAssumed: false });
    }

    private async Task<(decimal, int, int)[]> BasketsAsync()
    {
        await using var context = shop.Database.CreateContext();
        return [.. (await context.Baskets.OrderBy(basket => basket.Amount).ToListAsync()).Select(basket => (basket.Amount.Amount, basket.Day.Day, basket.OccurredAt.Hour))];
    }

    private async Task<(string?, bool?)> ZoneAsync()
    {
        var settled = await shop.Database.ReadShopAsync(CancellationToken.None);
        return (settled?.TimeZone, settled?.TimeZoneIsAssumed);
    }

    private static async Task<string[]> WithoutSourcesAsync(TestShop target)
    {
        await using var context = target.Database.CreateContext();
        return [.. (await context.Baskets.OrderBy(basket => basket.Amount).ToListAsync()).Select(basket => $"{basket.OrderRef} {basket.OccurredAt:O} {basket.Day:O} {basket.Amount}")];
    }
}
