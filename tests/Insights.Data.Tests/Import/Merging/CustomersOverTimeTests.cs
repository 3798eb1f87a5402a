using CsCheck;
using Insights.Data.Import;
using Insights.Data.Import.Results;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import.Merging;

/// <summary>What several files together say of the same customers.</summary>
public sealed class CustomersOverTimeTests
{
    private const string Sales = "customer,date,amount,order,status\n";
    private const string Header = "Name,Email,Financial Status,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Source,Lineitem discount,Accepts Marketing,Billing Country\n";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public async Task The_newest_statement_holds_however_history_was_cut_into_files(int first, int second)
    {
        string[] files = [Header + Order(1, "2024-01-05 10:00", "yes", "DE"), Header + Order(2, "2024-06-05 10:00", "no", "AT"), Header + Order(1, "2024-01-05 10:00", "yes", "DE") + Order(2, "2024-06-05 10:00", "no", "AT")];
        using var shop = new TestShop();

        await shop.ImportTextAsync(files[first]);
        await shop.ImportTextAsync(files[second]);

        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal((false, "AT"), (customer.Consent, customer.Country));
    }

    [Theory]
    [InlineData("09:00", "10:00")]
    [InlineData("10:00", "09:00")]
    public async Task A_no_holds_against_a_yes_of_the_same_day(string no, string yes)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + Order(1, $"2024-01-05 {no}", "no", ""));
        await shop.ImportTextAsync(Header + Order(2, $"2024-01-05 {yes}", "yes", ""));

        await using var context = shop.Database.CreateContext();
        Assert.False((await context.Customers.SingleAsync()).Consent);
    }

    [Fact]
    public async Task A_list_without_dates_states_what_is_true_when_it_is_imported()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("id,name,country\nann@x.org,Ann,FR\n");

        await shop.ImportTextAsync(Header + Order(1, "2024-01-05 10:00", "yes", "DE"));

        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal(("Ann", "FR", true), (customer.Name, customer.Country, customer.Consent));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("cancelled")]
    public async Task An_order_that_counts_for_nothing_makes_nobody_a_customer(string status)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Sales + $"ann@x.org,2024-01-05,50.00,1,{status}\nbob@x.org,2024-01-05,20.00,2,paid\n");

        Assert.Equal(1, result.NewCustomers);
        Assert.Equal(["bob@x.org 20.00"], await shop.SpendAsync());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_file_that_says_an_order_is_paid_makes_its_customer_and_undoing_it_unmakes_them(int first, int second)
    {
        using var shop = new TestShop();
        string[] files = [Sales + "ann@x.org,2024-01-05,50.00,1,pending\n", Sales + "ann@x.org,2024-01-05,50.00,1,paid\n"];
        var imports = new ImportResult[2];
        foreach (var file in new[] { first, second }) imports[file] = await shop.ImportTextAsync(files[file]);
        Assert.Equal(["ann@x.org 50.00"], await shop.SpendAsync());

        await new Importer(shop.Database, shop.Clock).UndoAsync(imports[1].ImportId ?? throw new InvalidOperationException("It was a dry run."), dryRun: false, CancellationToken.None);

        Assert.Empty(await shop.SpendAsync());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Whom_a_list_names_is_a_customer_though_their_order_is_not_paid(int first, int second)
    {
        using var shop = new TestShop();
        string[] files = ["id,name,country\nann@x.org,Ann,FR\n", Sales + "ann@x.org,2024-01-05,50.00,1,pending\n"];

        foreach (var file in new[] { first, second }) await shop.ImportTextAsync(files[file]);

        Assert.Equal(["ann@x.org 0.00"], await shop.SpendAsync());
    }

    [Fact]
    public void What_is_known_does_not_depend_on_how_and_in_which_order_history_comes() =>
        Gen.Select(Gen.Select(Gen.Int[1, 3], Gen.Int[9, 12], Gen.Bool, Gen.Int[0, 3]).Array[2, 10], Gen.Int[1, 9], Gen.Bool).Sample((orders, cut, isReversed) =>
        {
            var rows = orders.Select((order, i) => Order(i, $"2024-01-0{order.Item1} {order.Item2:D2}:00", order.Item3 ? "yes" : "no", order.Item4 == 0 ? "" : $"C{order.Item4}")).ToArray();
            cut %= rows.Length;
            List<string> parts = [string.Concat(rows[..cut]), string.Concat(rows[cut..])];
            if (isReversed) parts.Reverse();
            using TestShop whole = new(), pieces = new();
            whole.ImportTextAsync(Header + string.Concat(rows)).GetAwaiter().GetResult();
            foreach (var part in parts.Where(part => part.Length > 0)) pieces.ImportTextAsync(Header + part).GetAwaiter().GetResult();

            Assert.Equal(whole.DumpAsync().GetAwaiter().GetResult(), pieces.DumpAsync().GetAwaiter().GetResult());
        }, iter: 25);

    private static string Order(int number, string time, string consent, string country) =>
        $"#{number},ann@x.org,paid,EUR,50.00,0.00,{time}:00 +0000,1,P,50.00,P,,0.00,web,0.00,{consent},{country}\n";
}
