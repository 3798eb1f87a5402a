using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class StripeFormatTests
{
    private const string Payments = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Description,Fee,Is Link,Mode,Payment Source Type,Status,Customer ID,Customer Email,Taxes On Fee,Invoice ID,Transfer";
    private const string Charges = "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,Card Funding,Card Exp Month,Card Exp Year,Card Name,Card Address Line1,Card Address Line2,Card Address City,Card Address State,Card Address Country,Card Address Zip,Card Issue Country,Card Fingerprint,Card CVC Status,Card AVS Zip Status,Card AVS Line1 Status,Card Tokenization Method,Disputed Amount,Dispute Status,Dispute Reason,Dispute Date (UTC),Dispute Evidence Due (UTC),Invoice ID,Payment Source Type,Destination,Transfer,Interchange Costs,Merchant Service Charge,Transfer Group";
    private const string BalanceHistory = "id,Type,Source,Amount,Fee,Destination Platform Fee,Destination Platform Fee Currency,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Facing Amount,Customer Facing Currency,Transfer,Transfer Date (UTC),Transfer Group";

    private static readonly DateOnly ImportDay = DateOnly.FromDateTime(TestShop.ImportTime.UtcDateTime);

    [Theory]
    [InlineData(Payments)]
    [InlineData(Charges)]
    [InlineData(Payments + ",order_note (metadata)")]
    public async Task A_file_is_recognised_by_the_header_of_any_year_and_choice_of_columns(string header)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(header, Payment("ch_1", "19.00", customer: "cus_1")));

        Assert.Equal("stripe", result.Format);
        Assert.Equal(new LineCounts(1, 0, 0, 0, 0), result.Lines);
        Assert.Equal(19.00m, result.CustomerAmount.Amount);
        Assert.Equal("USD", result.Currency);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("stripe")]
    public async Task The_balance_history_is_refused_with_the_export_to_take_instead(string format)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(
            new ExportText(BalanceHistory).Row(("id", "txn_1"), ("Type", "charge"), ("Amount", "19.00")).ToString(), new ImportOptions { Format = format }));

        Assert.Contains("Payments > Export", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_known_by_the_email_however_it_is_written_or_else_by_the_id()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments,
            Payment("ch_1", "1.00", customer: "cus_1"),
            Payment("ch_2", "2.00", email: " Ben@Example.com "),
            Payment("ch_3", "4.00", email: "ben@example.com"),
            Payment("ch_4", "8.00")));

        Assert.Equal(new LineCounts(3, 0, 0, 1, 0), result.Lines);
        Assert.Equal((7.00m, 8.00m), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount));
        await using var context = shop.Database.CreateContext();
        var customers = await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync();
        Assert.Equal(["ben@example.com", "cus_1"], customers.Select(customer => customer.ExternalId));
        Assert.Equal("ben@example.com", customers[0].Email);
    }

    [Fact]
    public async Task Several_ids_of_one_email_are_one_customer_and_said()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments,
            Payment("ch_1", "80.00", customer: "cus_A1", email: "sam@ray.example"), Payment("ch_2", "90.00", customer: "cus_B2", email: "sam@ray.example"),
            Payment("ch_3", "10.00", customer: "cus_A1", email: "sam@ray.example")));

        Assert.Equal(1, result.NewCustomers);
        Assert.Equal(["1", "90.00"], Assert.Single(result.Remarks, remark => remark.Code == "note-ids-of-one-email").Arguments);
    }

    [Fact]
    public async Task A_payment_in_another_currency_counts_with_what_it_was_converted_to()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments,
            [.. Payment("ch_1", "60.00", refunded: "6.00", email: "joe@may.example"), .. Converted("usd", "55.20", "5.52", "eur")],
            [.. Payment("ch_2", "50.00", email: "ann@lee.example"), .. Converted("eur", "50.00", "0.00", "eur")],
            [.. Payment("ch_3", "70.00", email: "ann@lee.example", status: "Dispute won"), .. Converted("eur", "70.00", "0.00", "eur")],
            [.. Payment("ch_4", "70.00", email: "ann@lee.example", status: "Dispute lost"), .. Converted("eur", "70.00", "0.00", "eur")],
            [.. Payment("ch_5", "70.00", email: "ann@lee.example"), ("Currency", "gbp")]));

        Assert.Equal(("EUR", 169.68m), (result.Currency, result.CustomerAmount.Amount));
        Assert.Equal(5L + 1, Assert.Single(result.Rejections).Line);

        static (string, string)[] Converted(string from, string amount, string refunded, string to) =>
            [("Currency", from), ("Converted Amount", amount), ("Converted Amount Refunded", refunded), ("Converted Currency", to)];
    }

    [Fact]
    public async Task A_status_that_is_not_known_is_asked_about()
    {
        using var shop = new TestShop();

        var asked = await Assert.ThrowsAsync<Insights.Data.Import.Results.QuestionsException>(
            () => shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", customer: "cus_1", status: "Mystery"))));

        Assert.Equal("status:mystery", Assert.Single(asked.Questions, question => question.IsRequired).Key);
    }

    [Fact]
    public async Task A_payment_that_failed_counts_once_it_went_through()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", customer: "cus_1", status: "Failed")));

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", customer: "cus_1")));

        Assert.Equal(20.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task The_name_on_a_card_and_the_shops_note_are_not_taken_for_the_customers_name()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(File(Charges,
            [.. Payment("ch_1", "1.00", customer: "cus_1"), ("Card Name", "Somebody Else"), ("Customer Description", "walk-in of May")]));

        await using var context = shop.Database.CreateContext();
        Assert.Null((await context.Customers.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_refund_counts_from_the_import_that_shows_it()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", refunded: "5.00", customer: "cus_1", status: "Partially refunded")));

        Assert.Equal(15.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("no date", StringComparison.Ordinal));
        var before = await shop.HistoriesAsync(ImportDay);
        Assert.Equal([200_000L], before.Days.NetSpend);
        var after = await shop.HistoriesAsync(ImportDay.AddDays(1));
        Assert.Equal([200_000L, -50_000L], after.Days.NetSpend);
    }

    [Fact]
    public async Task A_later_export_with_a_refund_updates_the_payment_and_books_the_difference_of_that_day()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", refunded: "5.00", customer: "cus_1")));
        shop.Clock.Now = TestShop.ImportTime.AddDays(10);

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", refunded: "20.00", customer: "cus_1", status: "Refunded")));

        Assert.Equal(new LineCounts(0, 0, 1, 0, 0), result.Lines);
        Assert.Equal(0m, result.CustomerAmount.Amount);
        var histories = await shop.HistoriesAsync(ImportDay.AddDays(11));
        Assert.Equal([200_000L, -50_000L, -150_000L], histories.Days.NetSpend);
        Assert.Equal([1, 0, 0], histories.Days.Purchases);
    }

    [Fact]
    public async Task Importing_the_same_or_an_overlapping_export_again_changes_nothing_that_was_there()
    {
        using var shop = new TestShop();
        var payments = new[]
        {
            Payment("ch_1", "20.00", refunded: "5.00", customer: "cus_1"), Payment("ch_2", "7.50", email: "ben@example.com"),
            Payment("ch_3", "3.00", refunded: "3.00", status: "Refunded"), Payment("ch_4", "9.00", customer: "cus_1", status: "Failed"),
        };
        await shop.ImportTextAsync(File(Payments, payments));
        var before = await shop.DumpAsync();
        shop.Clock.Now = TestShop.ImportTime.AddDays(10);

        var again = await shop.ImportTextAsync(File(Payments, payments));

        Assert.Equal(new LineCounts(0, 2, 0, 2, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
        var overlapping = await shop.ImportTextAsync(File(Payments, [.. payments[1..], Payment("ch_5", "1.00", customer: "cus_1")]));
        Assert.Equal(new LineCounts(1, 1, 0, 2, 0), overlapping.Lines);
    }

    [Theory]
    [InlineData("Paid", 1)]
    [InlineData("succeeded", 1)]
    [InlineData("Partially Refunded", 1)]
    [InlineData("Failed", 0)]
    [InlineData("canceled", 0)]
    [InlineData("requires_payment_method", 0)]
    [InlineData("Requires action", 0)]
    [InlineData("Incomplete", 0)]
    [InlineData("Uncaptured", 0)]
    public async Task Only_payments_that_came_in_are_purchases(string status, int purchases)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", customer: "cus_1", status: status)));

        Assert.Equal(new LineCounts(purchases, 0, 0, 1 - purchases, 0), result.Lines);
        Assert.Equal(purchases * 20.00m, result.CustomerAmount.Amount);
        Assert.Equal(purchases, (await shop.HistoriesAsync(ImportDay)).Count);
    }

    [Fact]
    public async Task A_payment_that_is_not_captured_counts_once_it_is()
    {
        using var shop = new TestShop();
        var first = await shop.ImportTextAsync(File(Payments, [.. Payment("ch_1", "20.00", customer: "cus_1"), ("Captured", "false")]));

        var second = await shop.ImportTextAsync(File(Payments, [.. Payment("ch_1", "20.00", customer: "cus_1"), ("Captured", "true")]));

        Assert.Equal((0m, 20.00m), (first.CustomerAmount.Amount, second.CustomerAmount.Amount));
        Assert.Equal(1, second.Lines.Updated);
    }

    [Theory]
    [InlineData("lost", "15.00", "0.00", 5)]
    [InlineData("lost", "", "0.00", 0)]
    [InlineData("lost", "20.00", "5.00", 0)]
    [InlineData("won", "15.00", "0.00", 20)]
    [InlineData("needs_response", "20.00", "0.00", 20)]
    [InlineData("", "", "5.00", 15)]
    public async Task A_lost_dispute_counts_like_a_refund_and_never_for_more_than_was_paid(
        string disputeStatus, string disputed, string refunded, int net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Charges,
            [.. Payment("ch_1", "20.00", refunded, "cus_1"), ("Dispute Status", disputeStatus), ("Disputed Amount", disputed)]));

        Assert.Equal(net, result.CustomerAmount.Amount);
        var histories = await shop.HistoriesAsync(ImportDay);
        Assert.Equal([200_000L], histories.Days.NetSpend);
    }

    [Theory]
    [InlineData(Payments)]
    [InlineData(Charges)]
    public async Task Times_are_utc_and_days_are_those_of_the_stated_zone(string header)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(
            File(header, Payment("ch_1", "20.00", customer: "cus_1", created: "2024-05-14 03:30:00")), new ImportOptions { TimeZone = "America/New_York" });

        await using var context = shop.Database.CreateContext();
        var basket = await context.Baskets.SingleAsync();
        Assert.Equal(new DateTime(2024, 5, 14, 3, 30, 0, DateTimeKind.Utc), basket.OccurredAt);
        Assert.Equal(new DateOnly(2024, 5, 13), basket.Day);
        Assert.Equal("America/New_York", (await context.Shops.SingleAsync()).TimeZone);
    }

    [Fact]
    public async Task Without_a_stated_zone_days_are_cut_in_utc_which_is_reported()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "20.00", customer: "cus_1")));

        Assert.Contains(result.Notes, note => note.Contains("--time-zone", StringComparison.Ordinal));
        await using var context = shop.Database.CreateContext();
        Assert.True((await context.Shops.SingleAsync()).TimeZoneIsAssumed);
    }

    [Fact]
    public async Task Times_are_local_where_the_export_was_made_in_the_accounts_own_time()
    {
        using var shop = new TestShop();
        var header = Payments.Replace("Created date (UTC)", "Created date", StringComparison.Ordinal);

        await shop.ImportTextAsync(
            File(header, Payment("ch_1", "20.00", customer: "cus_1", created: "2024-05-13 23:30:00")), new ImportOptions { TimeZone = "America/New_York" });

        await using var context = shop.Database.CreateContext();
        Assert.Equal(new DateTime(2024, 5, 14, 3, 30, 0, DateTimeKind.Utc), (await context.Baskets.SingleAsync()).OccurredAt);
    }

    [Fact]
    public async Task Rows_that_cannot_count_are_rejected_once_with_the_reason_and_the_others_are_in()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments,
            Payment("ch_1", "20.00", customer: "cus_1"),
            [.. Payment("ch_2", "20.00", customer: "cus_1"), ("Currency", "eur")],
            [.. Payment("ch_3", "20.00", customer: "cus_1"), ("Mode", "Test")],
            Payment("", "20.00", customer: "cus_1"),
            Payment("ch_6", "twenty", customer: "cus_1"),
            Payment("ch_7", "20.00", refunded: "-5.00", customer: "cus_1"),
            Payment("ch_8", "20.00", customer: "cus_1", created: "yesterday")));

        Assert.Equal(new LineCounts(1, 0, 0, 0, 6), result.Lines);
        Assert.Equal(
            [(3L, "Currency"), (4, "Mode"), (5, "id"), (6, "Amount"), (7, "Amount Refunded"), (8, "Created date (UTC)")],
            result.Rejections.Select(row => (row.Line, row.Column)));
        Assert.Contains("EUR", result.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Contains("test mode", result.Rejections[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_with_a_decimal_comma_are_read_as_accounts_in_some_languages_write_them()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File(Payments, Payment("ch_1", "399,50", refunded: "0,00", customer: "cus_1")));

        Assert.Equal(399.50m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task The_description_of_a_payment_is_no_product()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(File(Payments, [.. Payment("ch_1", "1.00", customer: "cus_1"), ("Description", "Invoice 17")]));

        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Products.CountAsync());
    }

    private static (string Column, string Value)[] Payment(
        string id, string amount, string refunded = "0.00", string customer = "", string email = "", string status = "Paid", string created = "2024-05-13 10:15:00") =>
    [
        ("id", id), ("Created date (UTC)", created), ("Amount", amount), ("Amount Refunded", refunded), ("Currency", "usd"),
        ("Captured", "true"), ("Mode", "Live"), ("Status", status), ("Customer ID", customer), ("Customer Email", email),
    ];

    /// <summary>The time goes into whichever column the header has for it.</summary>
    private static string File(string header, params (string Column, string Value)[][] payments)
    {
        var time = header.Split(',').First(column => column.StartsWith("Created", StringComparison.Ordinal));
        var file = new ExportText(header);
        foreach (var payment in payments)
            file.Row([.. payment.Select(cell => cell.Column == "Created date (UTC)" ? (time, cell.Value) : cell)]);
        return file.ToString();
    }
}
