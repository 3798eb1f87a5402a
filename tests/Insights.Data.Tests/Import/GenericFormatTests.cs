using CsCheck;
using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class GenericFormatTests : IDisposable
{
    private static readonly ImportOptions Points = new() { Dialect = new DialectOptions { DecimalMark = DecimalMark.Point } };
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("customer,date,amount\nK1,2024-02-01,10.50\n")]
    [InlineData("Customer ID;Order Date;Total\nK1;2024-02-01;10.50\n")]
    [InlineData("Datum\tKundennummer\tBetrag\n01.02.2024\tK1\t10,50\n")]
    [InlineData("sep=;\nKunde;Datum;Umsatz;Währung\nK1;01.02.2024;10,50 €;EUR\n")]
    [InlineData("customer|timestamp|quantity|unit price\nK1|2024-02-01T09:30:00Z|3|3.50\n")]
    public async Task Columns_are_known_by_common_names_in_any_order_with_any_delimiter(string file)
    {
        var result = await shop.ImportTextAsync(file, new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" });

        Assert.Equal(("generic", new LineCounts(1, 0, 0, 0, 0), 10.50m), (result.Format, result.Lines, result.CustomerAmount.Amount));
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 1)), result.Period);
    }

    [Fact]
    public async Task Columns_with_names_of_their_own_are_mapped_by_the_user()
    {
        var result = await shop.ImportTextAsync(
            "Wer,Wann,Wieviel,Beleg-Nr\nK1,2024-02-01,10.50,A1\nK1,2024-02-01,2.00,A2\n",
            new ImportOptions { Columns = ColumnMap.Parse(["customer=Wer,date=Wann", "amount=wieviel", "order=Beleg-Nr"]) });

        Assert.Equal(12.50m, result.CustomerAmount.Amount);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(["A1", "A2"], (await context.Baskets.Select(basket => basket.OrderRef).ToListAsync()).Select(DerivedReference.OrderOf).Order());
    }

    [Theory]
    [InlineData("customer=Wer,date=Wann,amount=Preis", "no column 'Preis'")]
    [InlineData("customer=Wer,colour=Wann", "no field 'colour'")]
    public async Task A_map_that_does_not_fit_is_refused_with_what_there_is(string map, string hint)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(
            "Wer,Wann,Wieviel\nK1,2024-02-01,10.50\n", new ImportOptions { Columns = ColumnMap.Parse([map]) }));

        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_are_known_by_number_without_decimals_or_by_email_in_lower_case()
    {
        await shop.ImportTextAsync("""
            customer,date,amount
            17850.0,2024-02-01,1.00
            17850,2024-02-02,1.00
             Ann@Example.org ,2024-02-01,1.00
            ann@example.org,2024-02-03,1.00
            00017,2024-02-03,1.00
            """);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(["00017", "17850", "ann@example.org"], await context.Customers.Select(customer => customer.ExternalId).OrderBy(id => id).ToListAsync());
    }

    [Fact]
    public async Task Negative_rows_without_order_ids_are_returns_and_never_a_purchase()
    {
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-02-01,10.00\nK1,2024-02-01,-4.00\nK1,2024-03-01,-6.00\n");

        var histories = await shop.HistoriesAsync(new DateOnly(2024, 6, 1));
        Assert.Equal([1, 0], histories.Days.Purchases);
        Assert.Equal([60_000L, -60_000L], histories.Days.NetSpend);
    }

    [Fact]
    public async Task An_order_that_a_later_file_changes_is_replaced_and_counted_as_updated()
    {
        const string header = "customer,date,amount,order\n";
        await shop.ImportTextAsync(header + "K1,2024-02-01,10.00,A1\nK1,2024-02-01,5.00,A1\nK2,2024-02-01,7.00,A2\n");

        var later = await shop.ImportTextAsync(header + "K1,2024-02-01,10.00,A1\nK1,2024-02-01,4.00,A1\nK2,2024-02-01,7.00,A2\nK3,2024-02-05,1.00,A3\n");

        Assert.Equal(new LineCounts(1, 1, 2, 0, 0), later.Lines);
        await using var context = shop.Database.CreateContext();
        Assert.Equal([14m, 7m, 1m], (await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync()).Select(basket => basket.Amount.Amount));
    }

    [Fact]
    public async Task What_was_added_to_an_order_on_a_later_day_is_not_seen_before_it()
    {
        const string header = "customer,date,amount,order\n";
        const string first = "K1,2024-01-13,10.00,A1\nK1,2024-01-13,5.00,A1\n";
        await shop.ImportTextAsync(header + first + "K1,2024-01-20,20.00,A1\n");

        await AssertNetSpendAsync(new DateOnly(2024, 1, 20), 150_000L);
        await AssertNetSpendAsync(new DateOnly(2024, 1, 21), 150_000L, 200_000L);

        var again = await shop.ImportTextAsync(header + "K1,2024-01-20,20.00,A1\n" + first);
        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), again.Lines);

        // A file that ends on the 13th says nothing of the 20th.
        var shorter = await shop.ImportTextAsync(header + first);
        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), shorter.Lines);
        await AssertNetSpendAsync(new DateOnly(2024, 1, 21), 150_000L, 200_000L);
    }

    [Fact]
    public void Removing_every_row_at_or_after_a_date_changes_nothing_before_it() =>
        Gen.Select(Rows.Array[1, 30], Gen.Int[1, 28]).Sample((rows, day) =>
        {
            using TestShop whole = new(), cut = new();
            whole.ImportTextAsync(Text(rows, hasOrders: true, ordersSpanDays: true), Points).GetAwaiter().GetResult();
            cut.ImportTextAsync(Text(rows.Where(row => row.Day < day), hasOrders: true, ordersSpanDays: true), Points).GetAwaiter().GetResult();

            var asOf = new DateOnly(2024, 2, day);
            var (seen, expected) = (whole.HistoriesAsync(asOf).GetAwaiter().GetResult(), cut.HistoriesAsync(asOf).GetAwaiter().GetResult());
            Assert.Equal(expected.ExternalIds, seen.ExternalIds);
            Assert.Equal(expected.Days.NetSpend, seen.Days.NetSpend);
            Assert.Equal(expected.Days.Purchases, seen.Days.Purchases);
        }, iter: 30);

    [Fact]
    public async Task A_later_file_that_names_nobody_does_not_take_an_order_from_its_customer()
    {
        const string header = "customer,date,amount,order\n";
        await shop.ImportTextAsync(header + "K1,2024-02-01,10.00,A1\n");

        var again = await shop.ImportTextAsync(header + ",2024-02-01,10.00,A1\n,2024-02-02,3.00,A2\n");
        var changed = await shop.ImportTextAsync(header + ",2024-02-01,10.00,A1\n,2024-02-01,2.00,A1\n");

        Assert.Equal(new LineCounts(0, 1, 0, 1, 0), again.Lines);
        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), changed.Lines);
        await AssertNetSpendAsync(new DateOnly(2024, 3, 1), 120_000L);
    }

    [Fact]
    public async Task Rows_in_another_currency_than_the_shops_are_rejected_by_line()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,amount,currency
            K1,2024-02-01,10.00,CHF
            K1,2024-02-02,10.00,EUR
            K1,2024-02-03,10.00,chf
            K1,2024-02-04,10.00,Franken
            """);

        Assert.Equal(("CHF", new LineCounts(3, 0, 0, 0, 1)), (result.Currency, result.Lines));
        Assert.Equal([(3L, "currency", "EUR")], result.Rejections.Select(row => (row.Line, row.Column, row.Value)));
    }

    [Theory]
    [InlineData("12.50 €", "EUR")]
    [InlineData("£12.50", "GBP")]
    public async Task A_sign_at_the_amounts_tells_the_currency(string amount, string currency)
    {
        await shop.ImportTextAsync($"customer;date;amount\nK1;2024-02-01;{amount}\n");

        var settled = await shop.Database.ReadShopAsync(CancellationToken.None);
        Assert.Equal((currency, false), (settled?.Currency, settled?.CurrencyIsAssumed));
    }

    [Theory]
    [InlineData("$12.50", "USD")]
    [InlineData("12.50", "EUR")]
    public async Task A_currency_that_the_file_does_not_state_is_a_question(string amount, string proposal)
    {
        var file = ImportFile.FromPath(shop.Folder.Write("sales.csv", $"customer;date;amount\nK1;2024-02-01;{amount}\n"));

        var error = await Assert.ThrowsAsync<QuestionsException>(() => new Importer(shop.Database, shop.Clock).ImportAsync(file, new ImportOptions(), progress: null, CancellationToken.None));

        Assert.Equal(("currency", proposal), error.Questions.Where(question => question.IsRequired).Select(question => (question.Key, question.Proposal ?? "")).Single());
    }

    [Fact]
    public async Task Amounts_with_the_sign_of_another_currency_than_the_shops_are_refused()
    {
        await shop.ImportTextAsync("customer;date;amount\nK1;2024-02-01;12.50 €\n");

        await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync("customer;date;amount\nK1;2024-02-02;£12.50\n"));
    }

    [Theory]
    [InlineData("ZZZ")]
    [InlineData("EURO")]
    public async Task A_currency_that_there_is_not_is_refused(string currency) =>
        await Assert.ThrowsAsync<ImportException>(() =>
            shop.ImportTextAsync("customer,date,amount\nK1,2024-02-01,1\n", new ImportOptions { Currency = currency }));

    [Fact]
    public async Task A_date_alone_is_the_shops_day_whatever_zone_a_later_file_is_read_in()
    {
        const string file = "customer,date,amount\nK1,2024-02-01,10.00\n";
        await shop.ImportTextAsync(file, new ImportOptions { TimeZone = "America/New_York" });

        var again = await shop.ImportTextAsync(file, new ImportOptions { TimeZone = "Europe/Berlin" });

        Assert.Equal(new LineCounts(0, 1, 0, 0, 0), again.Lines);
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 1)), again.Period);
        Assert.Contains(again.Notes, note => note.Contains("America/New_York", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_amount_that_no_shop_takes_rejects_its_row_only()
    {
        var result = await shop.ImportTextAsync("customer,date,quantity,price\nK1,2024-02-01,999999999,999999999\nK1,2024-02-02,99999999999999999,1\nK1,2024-02-03,2,3.50\n");

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.Equal(7.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_time_beside_the_date_tells_the_baskets_of_a_day_apart_in_the_shops_zone()
    {
        await shop.ImportTextAsync(
            "customer,date,time,amount\nK1,2024-02-01,09:30,1.00\nK1,2024-02-01,23:30:00,2.00\nK1,2024-02-01,9:30 AM,3.00\n",
            new ImportOptions { TimeZone = "Europe/Berlin" });

        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OccurredAt).ToListAsync();
        Assert.Equal([(new DateTime(2024, 2, 1, 8, 30, 0), 4m), (new DateTime(2024, 2, 1, 22, 30, 0), 2m)], baskets.Select(b => (b.OccurredAt, b.Amount.Amount)));
        Assert.All(baskets, basket => Assert.Equal(new DateOnly(2024, 2, 1), basket.Day));
    }

    [Fact]
    public void Sums_tie_out_to_the_last_digit_and_importing_again_changes_nothing() =>
        Files.Sample(file =>
        {
            using var made = new TestShop();
            var first = made.ImportTextAsync(file.Text, Points).GetAwaiter().GetResult();
            var dump = made.DumpAsync().GetAwaiter().GetResult();

            var second = made.ImportTextAsync(file.Text, Points).GetAwaiter().GetResult();

            Assert.Equal(file.Amount, (first.CustomerAmount + first.AnonymousAmount).Amount);
            Assert.Equal(file.Rows, first.Lines.Total);
            Assert.Equal((0L, 0L, first.Lines.WithoutCustomer), (second.Lines.Imported, second.Lines.Updated, second.Lines.WithoutCustomer));
            Assert.Equal(dump, made.DumpAsync().GetAwaiter().GetResult());
            Assert.Equal(file.Amount, StoredAmount(made));
        }, iter: 60);

    [Fact]
    public void Overlapping_exports_of_a_shop_without_order_ids_give_the_whole_in_whatever_order_they_come() =>
        Gen.Select(Rows.Array[1, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((rows, a, b) =>
        {
            var byDay = rows.OrderBy(row => row.Day).ToArray();
            var (from, until) = (Math.Min(a % rows.Length, b % rows.Length), Math.Max(a % rows.Length, b % rows.Length));
            // The one export ends in the middle of a day, the other begins with a day.
            var (early, late) = (Text(byDay[..(until + 1)]), Text(byDay.Where(row => row.Day >= byDay[from].Day)));

            Assert.Equal(DumpOf(Text(byDay)), DumpOf(early, late));
            Assert.Equal(DumpOf(Text(byDay)), DumpOf(late, early));
        }, iter: 30);

    private async Task AssertNetSpendAsync(DateOnly asOf, params long[] expected) =>
        Assert.Equal(expected, (await shop.HistoriesAsync(asOf)).Days.NetSpend);

    private static readonly Gen<SaleRow> Rows = Gen.Select(Gen.Int[0, 5], Gen.Int[1, 28], Gen.Int[-500, 5_000], Gen.Int[0, 4])
        .Select((customer, day, cents, decimals) => new SaleRow(customer, day, new decimal(cents, 0, 0, false, (byte)decimals)));

    private static readonly Gen<SalesFile> Files = Gen.Select(Rows.Array[1, 40], Gen.Bool).Select((rows, hasOrders) => new SalesFile(
        Text(rows, hasOrders), rows.Length, rows.Sum(row => row.Amount)));

    private static string Text(IEnumerable<SaleRow> rows, bool hasOrders = false, bool ordersSpanDays = false) =>
        (hasOrders ? "customer,date,amount,order\n" : "customer,date,amount\n")
        + string.Concat(rows.Select(row => FormattableString.Invariant(
            $"{(row.Customer == 0 ? "" : $"K{row.Customer}")},2024-02-{row.Day:D2},{row.Amount}{(hasOrders ? $",A{row.Customer}-{(ordersSpanDays ? row.Day / 5 : row.Day)}" : "")}\n")));

    private static string DumpOf(params string[] files)
    {
        using var made = new TestShop();
        foreach (var file in files) made.ImportTextAsync(file, Points).GetAwaiter().GetResult();
        return made.DumpAsync().GetAwaiter().GetResult();
    }

    private static decimal StoredAmount(TestShop made)
    {
        using var context = made.Database.CreateContext();
        return context.Baskets.Select(basket => basket.Amount).ToList().Sum(amount => amount.Amount)
            + context.AnonymousBaskets.Select(basket => basket.Amount).ToList().Sum(amount => amount.Amount);
    }

    private sealed record SaleRow(int Customer, int Day, decimal Amount);

    private sealed record SalesFile(string Text, int Rows, decimal Amount)
    {
        public override string ToString() => Text;
    }
}
