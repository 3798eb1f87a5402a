using Insights.Data.Import.Rows;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.Features.PurchaseTimes;

[Collection(AnalystShopTests.Name)]
public class PurchaseTimesTests(AnalystShop shop)
{
    private const string Query = """
        query($from: Date, $to: Date, $run: ID) { purchaseTimes(from: $from, to: $to, run: $run) {
          from until timeZone purchases withoutHour times { weekday hour purchases netSpend { amount } } } }
        """;

    [Theory]
    [InlineData(null, null, 2)]
    [InlineData(null, null, 1)]
    [InlineData("2023-03-20", "2023-04-05", 2)]
    [InlineData("2023-10-20", "2030-01-01", 1)]
    public async Task Purchases_are_counted_by_weekday_and_hour_of_the_shops_zone(string? from, string? to, int run)
    {
        var end = to is null || DateOnly.Parse(to, null) > AnalystShop.AsOf(run) ? AnalystShop.AsOf(run) : DateOnly.Parse(to, null);
        var start = from is null ? end.AddDays(-365) : DateOnly.Parse(from, null);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var expected = (await shop.RowsAsync($"SELECT occurred_at, amount FROM baskets WHERE kind = 0 AND day >= {AnalystShop.DayOf(start)} AND day < {AnalystShop.DayOf(end)}"))
            .ConvertAll(row => (At: TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddMilliseconds((long)row[0]!), zone), Amount: (long)row[1]! / 10_000m))
            .GroupBy(row => $"{row.At.DayOfWeek.ToString().ToUpperInvariant()} {(row.At.TimeOfDay == TimeSpan.Zero ? null : row.At.Hour)}")
            .Select(group => $"{group.Key} {group.Count()} {group.Sum(row => row.Amount):0.0000}").ToList();

        var times = (await shop.Served.QueryAsync(Query, new { from, to, run = AnalystShop.Run(run) }))["purchaseTimes"]!;

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            times["times"]!.AsArray().Select(time => $"{time!["weekday"]} {time["hour"]} {time["purchases"]} {(decimal)time["netSpend"]!["amount"]!:0.0000}").Order(StringComparer.Ordinal));
        Assert.Equal((start.ToString("yyyy-MM-dd", null), end.AddDays(-1).ToString("yyyy-MM-dd", null), "Europe/Berlin"), ((string)times["from"]!, (string)times["until"]!, (string)times["timeZone"]!));
        Assert.Equal(times["times"]!.AsArray().Sum(time => (int)time!["purchases"]!), (int)times["purchases"]!);
    }

    [Fact]
    public async Task Purchases_with_dates_alone_have_a_weekday_and_no_hour_even_where_the_clocks_skip_midnight()
    {
        await using var own = new ServedDatabase();
        // In Beirut clocks went from midnight to one o'clock on 31 March 2024, a Sunday.
        await own.Shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-03-31,5\n2,bob,2024-04-01,5\n3,anna,2024-04-02 09:30:00,7\n", new ImportOptions { TimeZone = "Asia/Beirut", Currency = "USD" });
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(null, new AnalysisOptions(), progress: null, CancellationToken.None);
        await own.StartAsync();

        var times = (await own.QueryAsync(Query))["purchaseTimes"]!;

        Assert.Equal(2, (int)times["withoutHour"]!);
        Assert.Equal(["MONDAY  1", "TUESDAY 9 1", "SUNDAY  1"], times["times"]!.AsArray().Select(time => $"{time!["weekday"]} {time["hour"]} {time["purchases"]}"));
    }
}
