using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class WooCommerceCustomersFormatTests
{
    private const string Text = """
        Name,Username,Last active,Sign up,Email,Orders,Total spend (EUR),AOV (EUR),Country / Region,City,Region,Postal code
        Mia Hof,mia,2024-02-01,2023-03-01,Mia@Hof.example,3,120,40,DE,Kiel,SH,24103
        Ida Eins,,2024-01-14,,gast1@post.example,1,25,25,DE,Bonn,NW,53111
        """;

    [Fact]
    public async Task Customers_are_known_by_e_mail_as_in_the_orders()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount\n1,Completed,2024-01-13,mia@hof.example,40.00\n");

        var result = await shop.ImportTextAsync(Text);

        Assert.Equal("woocommerce-customers", result.Format);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            [("gast1@post.example", "Ida Eins", "Bonn", null), ("mia@hof.example", "Mia Hof", "Kiel", (DateOnly?)new DateOnly(2023, 3, 1))],
            (await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync()).Select(customer => (customer.ExternalId, customer.Name, customer.City, customer.FirstContact)));
    }

    [Fact]
    public async Task A_list_that_lacks_the_e_mail_is_refused_with_its_name() =>
        Assert.Contains("lacks the column Email.", await ShopCase.RefusalWithoutAsync(Text, "Email"), StringComparison.Ordinal);
}
