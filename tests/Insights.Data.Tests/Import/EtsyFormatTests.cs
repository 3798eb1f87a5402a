using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class EtsyFormatTests
{
    [Theory]
    [InlineData(ExportHeaders.EtsyOrders)]
    [InlineData(ExportHeaders.EtsyOrdersUk)]
    public async Task An_order_is_worth_what_was_paid_less_what_was_adjusted_and_nothing_once_it_is_cancelled(string header)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(header)
            .Row(Order("1", "ivyq7", "45.00")).Row([.. Order("2", "ivyq7", "45.00"), ("Adjusted Order Total", "20.00"), ("Adjusted Net Order Amount", "19.00")])
            .Row([.. Order("3", "omark", "80.00"), ("Status", "Canceled")]).Row(Order("4", "omark", "34.50")).ToString());

        Assert.Equal("etsy", result.Format);
        Assert.Equal(new LineCounts(3, 0, 0, 1, 0), result.Lines);
        Assert.Equal((99.50m, "EUR"), (result.CustomerAmount.Amount, result.Currency));
        Assert.Equal(2, result.NewCustomers);
    }

    [Theory]
    [InlineData("0.00", "0.00", "", "45.00")]
    [InlineData("0.00", "-2.00", "", "0.00")]
    [InlineData("", "", "Refunded", "0.00")]
    [InlineData("0.00", "0.00", "Fully Refunded", "0.00")]
    [InlineData("38.89", "36.89", "", "38.89")]
    [InlineData("50.00", "48.00", "", "50.00")]
    [InlineData("0.00", "0.00", "Partially Refunded", "45.00")]
    public async Task An_adjusted_total_of_nothing_is_a_refund_of_all_where_the_net_or_the_status_says_so(string adjusted, string net, string status, string expected)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.EtsyOrders)
            .Row([.. Order("1", "ivyq7", "45.00"), ("Adjusted Order Total", adjusted), ("Adjusted Net Order Amount", net), ("Status", status)]).ToString());

        Assert.Equal(expected, result.CustomerAmount.ToString());
        Assert.Equal(status == "Partially Refunded", result.Remarks.Any(remark => remark.Code == "note-part-refund-unstated"));
    }

    [Fact]
    public async Task A_status_that_is_not_known_is_asked_about_and_nothing_is_stored()
    {
        using var shop = new TestShop();
        var file = new ExportText(ExportHeaders.EtsyOrders).Row([.. Order("1", "ivyq7", "45.00"), ("Status", "Somewhere else")]).ToString();

        var asked = await Assert.ThrowsAsync<Insights.Data.Import.Results.QuestionsException>(() => shop.ImportTextAsync(file));
        var answered = await shop.ImportTextAsync(file, new ImportOptions { Answers = new Dictionary<string, string> { ["status:somewhere else"] = "cancelled" } });

        Assert.Equal("status:somewhere else", Assert.Single(asked.Questions, question => question.IsRequired).Key);
        Assert.Equal(0m, answered.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Days_have_the_month_first_whatever_the_file_shows()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(ExportHeaders.EtsyOrders).Row([.. Order("1", "ivyq7", "45.00"), ("Sale Date", "03/04/24")]).ToString());

        await using var context = shop.Database.CreateContext();
        Assert.Equal(new DateOnly(2024, 3, 4), (await context.Baskets.SingleAsync()).Day);
    }

    [Fact]
    public async Task A_buyer_is_known_by_the_member_name_in_both_exports()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(ExportHeaders.EtsyOrders).Row([.. Order("1", "", "45.00"), ("Buyer", "Ivy Quill (ivyq7)"), ("Full Name", "Ivy Quill")]).ToString());

        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal(("ivyq7", "Ivy Quill"), (customer.ExternalId, customer.Name));
    }

    [Theory]
    [InlineData("Payment ID,Buyer Username,Buyer Name,Order ID,Gross Amount,Fees,Net Amount,Currency,Listing Amount,Listing Currency,VAT Amount,Status,Order Date,Buyer,Refund Amount")]
    [InlineData("Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details")]
    [InlineData("Datum,Art,Titel,Info,Währung,Betrag,Gebühren & Steuern,Netto,Steuerliche Angaben")]
    public async Task The_deposits_and_the_statement_are_refused_with_the_export_to_take_instead(string header)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(new ExportText(header).Row((header.Split(',')[0], "1")).ToString()));

        Assert.Equal("etsy-ledger", error.Details.Code);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        var file = new ExportText(ExportHeaders.EtsyOrders).Row(Order("1", "ivyq7", "45.00")).Row([.. Order("2", "omark", "45.00"), ("Adjusted Order Total", "20.00")]).ToString();
        await shop.ImportTextAsync(file);
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(file);

        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    private static (string, string)[] Order(string number, string buyer, string total) =>
    [
        ("Sale Date", "03/21/24"), ("Order ID", number), ("Buyer User ID", buyer), ("Order Total", total), ("Currency", "EUR"), ("Number of Items", "1"),
        ("Adjusted Order Total", "0.00"), ("Adjusted Net Order Amount", "0.00"), ("Status", ""),
    ];
}
