using CsCheck;

namespace Insights.Server.Tests.Features.CustomerFlow;

[Collection(AnalystShopTests.Name)]
public class CustomerFlowTests(AnalystShop shop)
{
    private const string Query = """
        query($from: Date, $first: Int, $silentDays: Int, $run: ID) { customerFlow(from: $from, first: $first, silentDays: $silentDays, run: $run) {
          month newCustomers returning wonBack lost isComplete } }
        """;

    [Fact]
    public void Months_of_any_window_and_silence_are_those_of_the_purchases() =>
        Gen.Select(Gen.Int[-3, 18], Gen.Int[1, 25], Gen.Int[1, 200], Gen.Int[1, 2]).Sample(
            (from, first, silent, run) => CheckAsync(new DateOnly(2022, 11, 20).AddMonths(from), first, silent, run).GetAwaiter().GetResult(), iter: 30);

    private async Task CheckAsync(DateOnly from, int first, int silentDays, int run)
    {
        var asOf = AnalystShop.AsOf(run);
        var bought = (await shop.RowsAsync($"SELECT DISTINCT customer_id, day FROM baskets WHERE kind = 0 AND day < {AnalystShop.DayOf(asOf)} ORDER BY customer_id, day"))
            .ConvertAll(row => (Customer: (long)row[0]!, Day: new DateOnly(1970, 1, 1).AddDays((int)(long)row[1]!)));
        var customers = bought.GroupBy(purchase => purchase.Customer, purchase => purchase.Day).Select(days => days.ToList()).ToList();
        var earliest = MonthOf(bought.Min(purchase => purchase.Day));
        var begin = MonthOf(from) > earliest ? MonthOf(from) : earliest;

        var months = (await shop.Served.QueryAsync(Query, new { from = from.ToString("yyyy-MM-dd", null), first, silentDays, run = AnalystShop.Run(run) }))["customerFlow"]!.AsArray();

        Assert.Equal(Enumerable.Range(0, first).Select(begin.AddMonths).Where(month => month < asOf).Select(month => month.ToString("yyyy-MM-dd", null)), months.Select(month => (string)month!["month"]!));
        foreach (var found in months)
        {
            var month = DateOnly.Parse((string)found!["month"]!, null);
            var (came, returned, won, lost) = (0, 0, 0, 0);
            foreach (var days in customers.Where(days => days.Exists(day => MonthOf(day) == month)))
            {
                var (firstDay, lastDay) = (days.First(day => MonthOf(day) == month), days.Last(day => MonthOf(day) == month));
                var before = days.Where(day => day < firstDay).ToList();
                if (before.Count == 0) came++;
                else returned++;
                if (before.Count > 0 && firstDay.DayNumber - before[^1].DayNumber > silentDays) won++;
                if (!days.Exists(day => day > lastDay && day.DayNumber - lastDay.DayNumber <= silentDays)) lost++;
            }
            var isKnown = month.AddMonths(1).AddDays(silentDays) <= asOf;
            Assert.Equal((came, returned, won, isKnown ? lost : (int?)null, month.AddMonths(1) <= asOf),
                ((int)found["newCustomers"]!, (int)found["returning"]!, (int)found["wonBack"]!, (int?)found["lost"], (bool)found["isComplete"]!));
        }
    }

    [Fact]
    public async Task New_and_won_back_minus_lost_customers_are_those_who_are_not_lost()
    {
        const int silentDays = 45;
        var months = (await shop.Served.QueryAsync(Query, new { first = 120, silentDays }))["customerFlow"]!.AsArray().TakeWhile(month => month!["lost"] is not null).ToList();
        var end = DateOnly.Parse((string)months[^1]!["month"]!, null).AddMonths(1);

        var lasts = await shop.RowsAsync($"""
            SELECT max(CASE WHEN day < {AnalystShop.DayOf(end)} THEN day END),
                   min(CASE WHEN day >= {AnalystShop.DayOf(end)} AND day < {AnalystShop.DayOf(AnalystShop.AsOf(2))} THEN day END) FROM baskets WHERE kind = 0 GROUP BY customer_id
            """);
        var kept = lasts.Count(row => row[0] is long last && row[1] is long next && next - last <= silentDays);

        Assert.Equal(kept, months.Sum(month => (int)month!["newCustomers"]! + (int)month["wonBack"]! - (int)month["lost"]!));
    }

    [Theory]
    [InlineData("{ customerFlow(first: 0) { month } }")]
    [InlineData("{ customerFlow(first: 121) { month } }")]
    [InlineData("{ customerFlow(silentDays: 0) { month } }")]
    [InlineData("{ customerFlow(silentDays: 3651) { month } }")]
    public async Task Windows_are_bounded(string query) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync(query));

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
