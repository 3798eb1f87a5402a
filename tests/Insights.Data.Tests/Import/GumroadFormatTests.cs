using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class GumroadFormatTests
{
    [Fact]
    public async Task A_sale_is_worth_its_price_less_what_went_back_and_the_totals_are_no_sale()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Gumroad)
            .Row(Sale("a==", "ann@lee.example", "20.0")).Row([.. Sale("b==", "ann@lee.example", "20.0"), ("Partial Refund ($)", "5.0")])
            .Row([.. Sale("c==", "bo@lee.example", "30.0"), ("Fully Refunded?", "1")]).Row([.. Sale("d==", "bo@lee.example", "8.0"), ("Disputed?", "1"), ("Dispute Won?", "1")])
            .Row([.. Sale("e==", "bo@lee.example", "9.0"), ("Disputed?", "1")]).Row([.. Sale("f==", "bo@lee.example", "7.0"), ("Pre-order authorization?", "1")])
            .Row(("Purchase ID", "Totals"), ("Sale Price ($)", "94.0")).ToString());

        Assert.Equal(("gumroad", "USD"), (result.Format, result.Currency));
        Assert.Equal((43.00m, 2, 2), (result.CustomerAmount.Amount, (int)result.NewCustomers, (int)result.Lines.LeftOut));
        Assert.Equal(7, result.Lines.Total);
    }

    [Theory]
    [InlineData("2024-05-14 03:30:00 UTC")]
    [InlineData("03:30")]
    public async Task Times_are_utc_and_days_are_those_of_the_shop(string time)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(ExportHeaders.Gumroad)
            .Row([.. Sale("a==", "ann@lee.example", "20.0"), ("Purchase Date", "2024-05-14"), ("Purchase Time (UTC timezone)", time)]).ToString(), new ImportOptions { TimeZone = "America/New_York" });

        await using var context = shop.Database.CreateContext();
        Assert.Equal(new DateOnly(2024, 5, 13), (await context.Baskets.SingleAsync()).Day);
    }

    [Fact]
    public async Task Who_may_not_be_contacted_has_not_consented_and_who_may_has_said_nothing()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(ExportHeaders.Gumroad)
            .Row([.. Sale("a==", "ann@lee.example", "20.0"), ("Do not contact?", "1")]).Row([.. Sale("b==", "bo@lee.example", "20.0"), ("Do not contact?", "0")]).ToString());

        await using var context = shop.Database.CreateContext();
        Assert.Equal([false, (bool?)null], await context.Customers.OrderBy(customer => customer.ExternalId).Select(customer => customer.Consent).ToListAsync());
    }

    private static (string, string)[] Sale(string id, string email, string price) =>
    [
        ("Purchase ID", id), ("Item Name", "Brushes"), ("Purchase Email", email), ("Purchase Date", "2024-05-13"), ("Sale Price ($)", price), ("Partial Refund ($)", "0.0"),
        ("Fully Refunded?", "0"), ("Disputed?", "0"), ("Dispute Won?", "0"), ("Pre-order authorization?", "0"), ("Product ID", "brush"), ("Quantity", "1"),
    ];
}
