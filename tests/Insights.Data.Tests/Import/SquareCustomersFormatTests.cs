using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class SquareCustomersFormatTests
{
    [Fact]
    public async Task The_customers_of_the_directory_are_those_of_the_sales()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(new ExportText(ExportHeaders.SquareTransactions)
            .Row(Sale("TX1", "$40.00", "CUSQ1AB")).Row(Sale("TX2", "$25.00", "CUSQ2CD")).ToString(), new ImportOptions { Currency = "USD" });

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.SquareCustomers)
            .Row(("First Name", "Ada"), ("Last Name", "Pine"), ("Email Address", "Ada@Pine.example"), ("Phone Number", "'+12065550101"), ("City", "Reno"), ("State", "NV"),
                ("Birthday", "1980-02-03"), ("Square Customer ID", "CUSQ1AB"), ("First Visit", "2024-01-13"), ("Email Subscription Status", "subscribed"))
            .Row(("Company Name", "Elm Ltd"), ("Email Address", "bo@elm.example"), ("Square Customer ID", "CUSQ2CD"), ("Email Subscription Status", "unknown")).ToString());

        Assert.Equal("square-customers", result.Format);
        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        await using var context = shop.Database.CreateContext();
        var customers = await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync();
        Assert.Equal(
            [("CUSQ1AB", "Ada Pine", "ada@pine.example", "+12065550101", "NV", new DateOnly(1980, 2, 3), true), ("CUSQ2CD", "Elm Ltd", "bo@elm.example", null, null, null, (bool?)null)],
            customers.Select(customer => (customer.ExternalId, customer.Name, customer.Email, customer.Phone, customer.Region, customer.Birthday, customer.Consent)));
    }

    private static (string, string)[] Sale(string transaction, string netSales, string customer) =>
    [
        ("Date", "2024-01-13"), ("Time", "10:15:00"), ("Transaction ID", transaction), ("Event Type", "Payment"), ("Net Sales", netSales), ("Customer ID", customer),
    ];
}
