using System.Net;
using System.Text.Json.Nodes;
using Insights.Data.Import.Rows;

namespace Insights.Server.Tests.Features.Customers;

/// <summary>The search finds customers by their phone number, however it is written in the file and however somebody types it.</summary>
public sealed class PhoneSearchTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync(
            "id,name,phone,country\nK1,Anna,0341 5550880,DE\nK2,Bernd,+49 341 5550881,\nK3,Carol,020 7946 0958,United Kingdom\nK4,Dora,0341/5550880,\n0880,Emil,,\n08801,Fritz,,\n+491701234567,Gerd,,\nK5,Ida,+49 172 7654321,\n7654321,Hanna,,\n",
            new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" }, name: "people.csv");
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("+49 341 5550880", "K1 K4")]
    [InlineData("0049 341 555 0880", "K1 K4")]
    [InlineData("+49 (0)341-5550880", "K1 K4")]
    [InlineData("03415550880", "K1 K4")]
    [InlineData("0341 5550880", "K1 K4")]
    [InlineData("5550880", "K1 K4")]
    [InlineData("0341 5550881", "K2")]
    [InlineData("341/5550881", "K2")]
    [InlineData("0881", "K2")]
    [InlineData("0341", "K1 K4 K2")]
    [InlineData("+44 20 7946 0958", "K3")]
    [InlineData("(020) 79460958", "K3")]
    [InlineData("0170 1234567", "+491701234567")]
    [InlineData("+49 342", "")]
    public async Task Customers_are_found_by_any_spelling_of_their_number(string text, string expected) => Assert.Equal(expected, await FindAsync(text));

    [Theory]
    [InlineData("0880", "0880 08801")]
    [InlineData("08801", "08801")]
    [InlineData("088", "0880 08801")]
    public async Task A_customers_own_number_stays_what_it_is(string text, string expected) => Assert.Equal(expected, await FindAsync(text));

    [Fact]
    public async Task Who_has_the_digits_as_an_id_comes_before_who_has_them_as_a_phone_number() => Assert.Equal("7654321 K5", await FindAsync("7654321"));

    [Fact]
    public async Task A_number_that_is_replaced_finds_its_customer_no_longer()
    {
        await served.Shop.ImportTextAsync("id,phone\nK2,0171 1112223\n", name: "people.csv");

        Assert.Equal(("", "K2"), (await FindAsync("0341 5550881"), await FindAsync("+49 171 1112223")));
    }

    [Fact]
    public async Task The_header_suggests_whose_number_somebody_begins_to_type()
    {
        var suggested = JsonNode.Parse(await served.Client.GetStringAsync("/customers/suggest?q=" + WebUtility.UrlEncode("+44 (0)20 79")));

        Assert.Equal(["Carol"], suggested!.AsArray().Select(one => (string)one!["name"]!));
    }

    [Fact]
    public async Task The_page_of_customers_opens_the_card_of_the_only_one_with_the_number() =>
        Assert.Contains("Carol", await served.Client.GetStringAsync("/customers?q=" + WebUtility.UrlEncode("+44 20 7946 0958")), StringComparison.Ordinal);

    private async Task<string> FindAsync(string text) =>
        string.Join(' ', (await served.QueryAsync("query($text: String!) { searchCustomers(text: $text) { externalId } }", new { text }))["searchCustomers"]!.AsArray().Select(one => (string)one!["externalId"]!));
}
