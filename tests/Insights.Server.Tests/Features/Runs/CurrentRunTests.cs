using System.Globalization;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Runs;
using Insights.Server.Queries.Shops;
using Insights.Testing;

namespace Insights.Server.Tests.Features.Runs;

public sealed class CurrentRunTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_run_with_the_latest_date_is_current_unless_another_one_is_requested()
    {
        await shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-01-05,50.00\n2,anna,2024-03-05,10.00\n");

        Assert.Equal("2024-03-06", await CurrentAfterAsync(asOf: null));
        Assert.Equal("2024-03-06", await CurrentAfterAsync(new DateOnly(2024, 2, 1)));
        Assert.Equal("2024-02-01", await CurrentAfterAsync(new DateOnly(2024, 2, 1), makeCurrent: true));
        Assert.Equal("2024-02-10", await CurrentAfterAsync(new DateOnly(2024, 2, 10)));
    }

    [Fact]
    public async Task A_date_beyond_tomorrow_is_refused()
    {
        await shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-01-05,50.00\n");
        var tomorrow = await ShopAnalysis.LatestDateAsync(shop.Database, shop.Clock, CancellationToken.None);

        Assert.Equal(tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await CurrentAfterAsync(tomorrow));
        await Assert.ThrowsAsync<AnalysisException>(() => CurrentAfterAsync(tomorrow.AddDays(1)));
        var error = await Assert.ThrowsAsync<AnalysisException>(() => CurrentAfterAsync(DateOnly.MaxValue));
        Assert.Equal("9999-12-31 lies ahead. Name tomorrow or an earlier date.", error.Message);
    }

    [Fact]
    public async Task The_API_refuses_a_date_beyond_tomorrow_before_it_begins()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-01-05,50.00\n");
        await own.StartAsync();

        var data = await own.QueryAsync("""mutation { startAnalysis(input: { asOf: "9999-12-31" }) { job { id } errors { ... on InvalidInputError { message field } } } }""");

        Assert.Equal("""{"job":null,"errors":[{"message":"The date is at most tomorrow.","field":"asOf"}]}""", data["startAnalysis"]!.ToJsonString());
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task Data_are_old_when_nothing_was_sold_for_longer_than_the_shop_ever_paused(int days, bool isOld)
    {
        // The longest time from one day with sales to the next is 20 days; what was before the last year does not count, nor what came back later.
        await shop.ImportTextAsync("order,customer,date,amount\n1,anna,2022-01-01,50.00\n2,anna,2023-07-01,5.00\n3,anna,2023-07-10,10.00\n4,,2023-07-30,10.00\n5,anna,2023-08-02,1.00\nR6,anna,2023-08-20,-1.00\n", new() { TimeZone = "Europe/Berlin" });
        await CurrentAfterAsync(asOf: null);
        var run = await RunReader.Of(shop.Database).CurrentAsync(CancellationToken.None);

        var notices = await WarningReader.Of(shop.Database, new SettableClock(new DateTimeOffset(2023, 8, 2, 12, 0, 0, TimeSpan.Zero).AddDays(days))).ReadOfTodayAsync(run!, CancellationToken.None);

        Assert.Equal(isOld ? [EpochDay.From(new DateOnly(2023, 8, 2)), days, 20] : null, notices.FirstOrDefault(notice => notice.Code == Notice.DataAreOld)?.Facts);
    }

    private async Task<string> CurrentAfterAsync(DateOnly? asOf, bool makeCurrent = false)
    {
        await new ShopAnalysis(shop.Database, shop.Clock) { MakeCurrent = makeCurrent }.RunAsync(asOf, new AnalysisOptions(), progress: null, CancellationToken.None);
        var current = await RunReader.Of(shop.Database).CurrentAsync(CancellationToken.None);
        return current!.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
