using Insights.Data.Histories;
using Insights.Data.Import.Rows;
using Insights.Data.Values;
using Insights.Testing;

namespace Insights.Data.Tests.Histories;

public class HistorySourceTests
{
    private const string Header = "customer,date,time,amount,order,product,category,channel,country\n";

    private static readonly ImportOptions Berlin = new() { TimeZone = "Europe/Berlin", Currency = "EUR" };

    [Fact]
    public async Task Hours_are_those_of_the_shops_clock_on_both_sides_of_a_clock_change()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + """
            K1,2023-10-29,02:30,10.00,4,,,,
            K1,2024-03-30,18:05,10.00,1,,,,
            K1,2024-03-31,18:05,10.00,2,,,,
            K1,2024-04-01,00:05,10.00,3,,,,
            """, Berlin);

        Assert.Equal([2, 18, 18, 0], Hours(await shop.HistoriesAsync(new DateOnly(2025, 1, 1))));
    }

    [Fact]
    public async Task Dates_without_a_time_of_day_are_no_hours()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-03-31,10.00\nK1,2023-10-29,10.00\nK2,2024-07-01,5.00\n", Berlin);

        Assert.Null((await shop.HistoriesAsync(new DateOnly(2025, 1, 1))).Days.Hour);
    }

    [Fact]
    public async Task The_hour_and_the_channel_of_a_day_are_those_of_its_first_purchase_that_has_them()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + """
            K1,2024-05-01,20:00,10.00,2,,,web,
            K1,2024-05-01,09:30,10.00,1,,,till,
            K1,2024-05-02,11:00,10.00,3,,,,
            K1,2024-05-02,12:00,10.00,4,,,Größe und noch ein sehr langer Name eines Vertriebskanals in einer Stadt,
            """, Berlin);

        var histories = await shop.HistoriesAsync(new DateOnly(2025, 1, 1));

        Assert.Equal([9, 11], Hours(histories));
        Assert.Equal(["till", "Größe und noch ein sehr langer Name eines Vertriebskanals in einer Stadt"], Enumerable.Range(0, 2).Select(histories.Days.Channel!.TextOf));
    }

    [Fact]
    public async Task Countries_come_from_the_customers()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "K2,2024-05-01,,10.00,1,,,,Norway\nK1,2024-05-01,,10.00,2,,,,\n", Berlin);

        var histories = await shop.HistoriesAsync(new DateOnly(2025, 1, 1));

        Assert.Equal([null, "Norway"], Enumerable.Range(0, 2).Select(histories.Country!.TextOf));
    }

    [Fact]
    public async Task Discounts_of_a_day_add_up()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("""
            Name,Email,Financial Status,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price
            #1,ada@example.org,paid,EUR,18.00,2.00,2024-05-01 10:00:00 +0200,1,Green tea,20.00
            #2,ada@example.org,paid,EUR,19.50,0.50,2024-05-01 12:00:00 +0200,1,Green tea,20.00
            #3,ada@example.org,paid,EUR,20.00,0.00,2024-05-02 12:00:00 +0200,1,Green tea,20.00
            """, Berlin);

        var days = (await shop.HistoriesAsync(new DateOnly(2025, 1, 1))).Days;

        Assert.Equal([25_000, 0], days.Discount!);
        Assert.Equal([375_000, 200_000], days.PurchaseValue);
    }

    [Fact]
    public async Task Sales_by_category_are_read_for_each_customer_and_day()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + """
            K2,2024-05-03,10:00,4.00,5,CUP,Crockery,,
            K1,2024-05-02,10:00,7.00,3,ASSAM,Tea,,
            K1,2024-05-01,10:00,5.00,1,SENCHA,Tea,,
            K1,2024-05-01,10:00,2.00,1,ASSAM,Tea,,
            K1,2024-05-01,10:00,9.00,1,POT,Crockery,,
            K1,2024-05-01,12:00,1.00,2,POST,,,
            K1,2024-05-04,10:00,-5.00,4,SENCHA,Tea,,
            """, Berlin);

        Assert.Equal(
            ["K1 2024-05-01 Crockery 9", "K1 2024-05-01 Tea 7", "K1 2024-05-02 Tea 7", "K2 2024-05-03 Crockery 4"],
            Categories(await shop.HistoriesAsync(new DateOnly(2025, 1, 1))));
    }

    [Fact]
    public async Task Nothing_on_or_after_the_date_is_seen_of_any_column()
    {
        const string before = "K2,2024-05-03,10:00,4.00,1,CUP,Crockery,web,Norway\nK1,2024-05-02,,7.00,2,POST,,till,\n";
        const string after = """
            K1,2024-06-01,00:01,5.00,3,SENCHA,Tea,app,
            K3,2024-06-01,09:00,5.00,4,CUP,Crockery,app,
            K2,2024-06-02,09:00,5.00,5,SENCHA,Tea,shop,

            """;
        using var known = new TestShop();
        await known.ImportTextAsync(Header + before, Berlin);
        using var whole = new TestShop();
        await whole.ImportTextAsync(Header + after + before, Berlin);
        var date = new DateOnly(2024, 6, 1);

        Assert.Equal((await known.HistoriesAsync(date)).Fingerprint(), (await whole.HistoriesAsync(date)).Fingerprint());
    }

    [Fact]
    public async Task Without_a_category_no_line_is_read()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "K2,2024-05-03,10:00,4.00,1,CUP,,web,Norway\n", Berlin);

        Assert.Null((await shop.HistoriesAsync(new DateOnly(2025, 1, 1))).Categories);
    }

    private static IEnumerable<int?> Hours(PurchaseHistories histories) => Enumerable.Range(0, histories.Days.Count).Select(histories.Days.HourOf);

    private static IEnumerable<string> Categories(PurchaseHistories histories)
    {
        var sales = histories.Categories ?? throw new InvalidOperationException("There are no categories.");
        for (var customer = 0; customer < histories.Count; customer++)
            for (var i = sales.Start(customer); i < sales.End(customer); i++)
                yield return $"{histories.ExternalIds[customer]} {EpochDay.ToDate(sales.Day[i]):yyyy-MM-dd} {sales.Category.TextOf(i)} {new Money(sales.Amount[i]).Amount:0.##}";
    }
}
