using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class StripeCustomersFormatTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_customers_of_the_list_are_those_of_the_payments(bool listFirst)
    {
        using var shop = new TestShop();
        var payments = new ExportText(ExportHeaders.StripePayments).Row(
            ("id", "ch_1"), ("Created date (UTC)", "2024-01-13 10:00:00"), ("Amount", "50.00"), ("Amount Refunded", "0.00"), ("Currency", "eur"), ("Captured", "true"),
            ("Mode", "Live"), ("Status", "Paid"), ("Customer ID", "cus_A1"), ("Customer Email", "sam@ray.example")).ToString();
        string[] files = listFirst ? [List(), payments] : [payments, List()];

        foreach (var file in files) await shop.ImportTextAsync(file);

        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal(("sam@ray.example", "Sam Ray", new DateOnly(2023, 12, 1)), (customer.ExternalId, customer.Name, customer.FirstContact));
    }

    [Fact]
    public async Task A_customer_without_e_mail_is_known_by_the_id()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(List().Replace("sam@ray.example", "", StringComparison.Ordinal));

        Assert.Equal(("stripe-customers", 1), (result.Format, (int)result.Lines.Imported));
        await using var context = shop.Database.CreateContext();
        Assert.Equal("cus_A1", (await context.Customers.SingleAsync()).ExternalId);
    }

    private static string List() => new ExportText(ExportHeaders.StripeCustomers).Row(
        ("id", "cus_A1"), ("Email", "sam@ray.example"), ("Name", "Sam Ray"), ("Created (UTC)", "2023-12-01 09:00:00"), ("Total Spend", "50.00")).ToString();
}
