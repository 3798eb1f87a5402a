using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using MiniExcelLibs;

namespace Insights.Server.Tests.Features.Customers;

/// <summary>What the shop knows of its customers, and how often they ordered: the same in the API, its filters, files and pages.</summary>
public sealed class CustomerDetailsTests : IAsyncLifetime
{
    private static readonly DateOnly AsOf = new(2024, 6, 1);
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        // 12748 ordered 209 times on 106 days: twice on 103 of them; and once more after the date of the analysis.
        var first = new DateOnly(2023, 2, 1);
        var orders = string.Concat(Enumerable.Range(0, 209).Select(i => Order("12748", i, first.AddDays(i % 106 * 4))));
        await served.Shop.ImportTextAsync("order,customer,date,amount\n" + orders + Order("12748", 900, new DateOnly(2024, 6, 20)) + Order("Q1", 901, new DateOnly(2024, 1, 5)) + Order("Q2", 902, new DateOnly(2024, 1, 6)));
        await served.Shop.ImportTextAsync(
            "id,name,email,phone,birthday,country,region,city,channel,consent,first contact,referred by\n"
            + "12748,Zoë Åberg,ZOE@example.org,+49 30 1234,1980-02-29,Germany,Bavaria,Munich,fair,yes,2023-01-15,Q1\nQ1,Anna,,,,,Tyrol,,shop,no,,\n", name: "people.csv");
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(AsOf, new AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Everything_that_files_say_of_a_customer_can_be_read()
    {
        const string fields = "name email phone birthday country region city channel consent firstContact referredBy";
        var known = (await served.QueryAsync($"{{ customer(externalId: \"12748\") {{ {fields} }} }}"))["customer"]!;
        var unknown = (await served.QueryAsync($"{{ customer(externalId: \"Q2\") {{ {fields} }} }}"))["customer"]!;

        Assert.Equal(
            """{"name":"Zoë Åberg","email":"zoe@example.org","phone":"+49 30 1234","birthday":"1980-02-29","country":"Germany","region":"Bavaria","city":"Munich","channel":"fair","consent":true,"firstContact":"2023-01-15","referredBy":"Q1"}""",
            known.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.All(unknown.AsObject(), field => Assert.Null(field.Value));
    }

    [Theory]
    [InlineData("consent: { eq: true }", "12748")]
    [InlineData("consent: { eq: false }", "Q1")]
    [InlineData("consent: { eq: null }", "Q2")]
    [InlineData("consent: { neq: true }", "Q1,Q2")]
    [InlineData("channel: { in: [\"fair\", \"shop\"] }", "12748,Q1")]
    [InlineData("region: { startsWith: \"tyr\" }", "Q1")]
    [InlineData("firstContact: { lt: \"2023-02-01\" }", "12748")]
    [InlineData("referredBy: { eq: \"Q1\" }", "12748")]
    [InlineData("name: { startsWith: \"zo\" }", "12748")]
    [InlineData("email: { eq: \"zoe@example.org\" }", "12748")]
    [InlineData("phone: { eq: null }", "Q1,Q2")]
    [InlineData("birthday: { gte: \"1980-01-01\" }", "12748")]
    [InlineData("city: { eq: \"Munich\" }", "12748")]
    public async Task Customers_are_found_by_it(string where, string expected)
    {
        var nodes = (await served.QueryAsync($"{{ customers(where: {{ {where} }}) {{ nodes {{ externalId }} }} }}"))["customers"]!["nodes"]!.AsArray();

        Assert.Equal(expected.Split(','), nodes.Select(node => (string?)node!["externalId"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Orders_are_orders_and_purchase_days_are_days_wherever_they_stand()
    {
        var result = (await served.QueryAsync("{ customers(first: 1) { nodes { result { purchaseDays orders lifetimePurchaseDays lifetimeOrders } } } }"))["customers"]!["nodes"]![0]!["result"]!;
        var row = await RowAsync("/exports/customers.csv", "12748");
        var line = JsonNode.Parse((await served.Client.GetStringAsync("/exports/customers.ndjson")).Split('\n').First(text => text.Contains("12748", StringComparison.Ordinal)))!;

        Assert.Equal((106, 209), ((int)result["lifetimePurchaseDays"]!, (int)result["lifetimeOrders"]!));
        Assert.True((int)result["orders"]! > (int)result["purchaseDays"]! && (int)result["orders"]! < 209);
        foreach (var (column, field) in new[] { ("purchase_days", "purchaseDays"), ("orders", "orders"), ("lifetime_purchase_days", "lifetimePurchaseDays"), ("lifetime_orders", "lifetimeOrders") })
        {
            Assert.Equal(((int)result[field]!).ToString(CultureInfo.InvariantCulture), row[column]);
            Assert.Equal((int)result[field]!, (int)line[column]!);
        }
    }

    [Fact]
    public async Task Files_for_programs_have_it()
    {
        var row = await RowAsync("/exports/customers.csv", "12748");

        Assert.Equal(
            ["Zoë Åberg", "zoe@example.org", "1980-02-29", "Germany", "Bavaria", "Munich", "fair", "true", "2023-01-15", "Q1"],
            new[] { "name", "email", "birthday", "country", "region", "city", "channel", "consent", "first_contact", "referred_by" }.Select(column => row[column]));
        Assert.Contains("+49 30 1234", row["phone"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_search_finds_has_it_for_programs()
    {
        var line = JsonNode.Parse(await served.Client.GetStringAsync("/customers/found.ndjson?q=12748"))!;

        Assert.Equal(
            ["Zoë Åberg", "zoe@example.org", "1980-02-29", "Germany", "Bavaria", "Munich", "fair", "2023-01-15", "Q1"],
            new[] { "name", "email", "birthday", "country", "region", "city", "channel", "first_contact", "referred_by" }.Select(column => (string?)line[column]));
        Assert.True((bool)line["consent"]!);
    }

    [Theory]
    [InlineData("/exports/customers.csv?spreadsheet=true&language=de")]
    [InlineData("/customers/found.csv?q=12748&language=de")]
    public async Task A_German_spreadsheet_reads_it_without_being_asked(string address)
    {
        var bytes = await served.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        var lines = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split("\r\n");
        var row = lines[0].Split(';').Zip(lines.First(line => line.StartsWith("Zoë", StringComparison.Ordinal)).Split(';')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(("29.02.1980", "ja", "Deutschland", "0049 30 1234"), (row["Geburtstag"], row["Werbung erlaubt"], row["Land"], row["Telefon"]));
        Assert.Matches(@"^\d+,\d{2}$", row["Umsatz in den letzten 12 Monaten (EUR)"]);
    }

    [Fact]
    public async Task A_workbook_has_it_as_numbers_and_days()
    {
        await using var workbook = new MemoryStream(await served.Client.GetByteArrayAsync(new Uri("/exports/customers.xlsx?language=en", UriKind.Relative)));
        var row = workbook.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().First(row => (string?)row["Number"] == "12748");

        Assert.Equal(("Zoë Åberg", new DateTime(1980, 2, 29), "+49 30 1234"), ((string?)row["Customer"], (DateTime?)row["Birthday"], ((string?)row["Phone"])?.Replace("00", "+", StringComparison.Ordinal)));
        Assert.IsType<double>(row["Sales in the last 12 months (EUR)"]);
    }

    [Theory]
    [InlineData("en", "Marketing allowed", "yes", "Found us through", "Recommended by")]
    [InlineData("de", "Werbung erlaubt", "ja", "Zu uns gekommen über", "Empfohlen von")]
    public async Task The_card_has_it_in_the_owners_language(string language, params string[] words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/customers/1");
        request.Headers.Add("Accept-Language", language);
        using var response = await served.Client.SendAsync(request);
        var page = System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.All([.. words, "Bavaria", "fair"], word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, string>> RowAsync(string address, string customer)
    {
        var rows = (await served.Client.GetStringAsync(address)).TrimStart('\ufeff').Split("\r\n").Select(CellsOf).ToList();
        return rows[0].Zip(rows.First(row => row[0] == customer)).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
    }

    /// <summary>The cells of a row, of which reasons have commas within quotation marks.</summary>
    private static string[] CellsOf(string row) => [.. Regex.Matches(row, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(cell => cell.Groups[1].Value + cell.Groups[2].Value)];

    private static string Order(string customer, int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"R{number},{customer},{day:yyyy-MM-dd},10.00\n");
}
