using Insights.Data.Customers;
using Insights.Data.Import.Results;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class ShopifyCustomersFormatTests
{
    private const string OlderHeader =
        "First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt";

    private const string NewerHeader =
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags";

    private const string OldestHeader =
        "First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt";

    private const string Older = OlderHeader + """

        Ada,Example,Ada@Example.org,yes,,Hill 1,,Springfield,Illinois,IL,United States,US,'62701,'+1 555 010,no,58.90,2,,,no
        Bob,,bob@example.org,no,,,,,,,,,,,no,0.00,0,,,no
        """;

    private const string Newer = NewerHeader + """

        '7001,Ada,Example,Ada@Example.org,yes,,Hill 1,,Springfield,IL,US,'62701,'+1 555 011,'+1 555 010,no,58.90,2,,no,
        '7002,Bob,,bob@example.org,no,,,,,,,,,,no,0.00,0,,no,
        """;

    public static TheoryData<string> Exports =>
    [
        Older, Newer,
        CsvRows.Under(string.Join(',', OlderHeader.Split(',').Reverse()), Older),
        CsvRows.Under(string.Join(',', NewerHeader.Split(',').OrderBy(name => name[^1])), Newer),
        CsvRows.Under(OldestHeader, Older.Replace("Accepts Email Marketing", "Accepts Marketing", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task Every_variant_of_the_export_says_the_same_of_its_customers(string text)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(text);

        Assert.Equal("shopify-customers", result.Format);
        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), result.Lines);
        Assert.Equal(
            [
                ("ada@example.org", "Ada Example", "ada@example.org", "+1 555 010", "Springfield", "IL", "US", true),
                ("bob@example.org", "Bob", "bob@example.org", null, null, null, null, false),
            ],
            (await ReadCustomersAsync(shop)).Select(customer => (
                customer.ExternalId, customer.Name, customer.Email, customer.Phone, customer.City, customer.Region, customer.Country, customer.Consent)));
    }

    [Fact]
    public async Task An_address_without_codes_is_read_by_its_names()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync("First Name,Last Name,Email,Accepts Email Marketing,City,Province,Province Code,Country,Country Code\nAda,Example,ada@example.org,yes,Graz,Styria,,Austria,\n");

        var customer = Assert.Single(await ReadCustomersAsync(shop));
        Assert.Equal(("Graz", "Styria", "Austria"), (customer.City, customer.Region, customer.Country));
    }

    [Fact]
    public async Task The_phone_of_the_address_fills_in_for_the_customers_own()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Newer.Replace("'+1 555 010", "", StringComparison.Ordinal));

        Assert.Equal("+1 555 011", (await ReadCustomersAsync(shop))[0].Phone);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Older);
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(Newer);

        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task A_later_export_replaces_what_was_known()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Older);
        // A yes holds from the next day on against a no.
        shop.Clock.Now = TestShop.ImportTime.AddDays(1);

        var result = await shop.ImportTextAsync(Older.Replace("bob@example.org,no", "bob@example.org,yes", StringComparison.Ordinal));

        Assert.Equal(new LineCounts(0, 1, 1, 0, 0), result.Lines);
        Assert.Equal([true, true], (await ReadCustomersAsync(shop)).Select(customer => customer.Consent));
    }

    [Fact]
    public async Task A_row_without_e_mail_is_rejected_since_no_order_can_name_its_customer()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Older + "\nCem,Example,,yes,,,,,,,,,,'+1 555 012,no,10.00,1,,,no\n");

        Assert.Equal(new LineCounts(2, 0, 0, 0, 1), result.Lines);
        var rejection = Assert.Single(result.Rejections);
        Assert.Equal((4L, "Email"), (rejection.Line, rejection.Column));
        Assert.Contains("e-mail address is missing", rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("First Name")]
    [InlineData("Last Name")]
    [InlineData("Email")]
    public async Task A_list_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"export of Shopify, and it lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Newer, column), StringComparison.Ordinal);

    [Fact]
    public async Task Customers_of_the_file_are_the_customers_of_the_orders()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("""
            Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price
            #1,ADA@example.org,paid,10.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00
            """);

        var result = await shop.ImportTextAsync(Newer, name: "customers.csv");

        Assert.Equal(new LineCounts(1, 0, 1, 0, 0), result.Lines);
        Assert.Equal(["Ada Example", "Bob"], (await ReadCustomersAsync(shop)).Select(customer => customer.Name));
        Assert.Equal(["ada@example.org"], (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).ExternalIds);
    }

    private static async Task<List<Customer>> ReadCustomersAsync(TestShop shop)
    {
        await using var context = shop.Database.CreateContext();
        return await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync();
    }
}
