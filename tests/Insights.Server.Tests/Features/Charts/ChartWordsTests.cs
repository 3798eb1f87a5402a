using System.Globalization;
using System.Text;
using Insights.Data.Customers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Runs;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Features.Charts;

/// <summary>What charts say in words and figures, in both languages.</summary>
[Collection(AnalystShopTests.Name)]
public class ChartWordsTests(AnalystShop shop)
{
    private const long TimelineCustomer = 151;
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("de")];

    /// <summary>Every chart, by its own choice of a key, and one by another; those of a customer are about one who bought a few times.</summary>
    public static TheoryData<string, long?, string?> Charts
    {
        get
        {
            var charts = new TheoryData<string, long?, string?> { { "middle-tier", null, "country" } };
            foreach (var chart in ChartsTests.Charts) charts.Add(chart.Name, chart.Takes == ChartTaking.Customer ? TimelineCustomer : null, null);
            return charts;
        }
    }

    /// <summary>Three customers are enough for a chart to say what it can.</summary>
    [Theory]
    [MemberData(nameof(Charts))]
    public async Task What_a_chart_says_is_what_was_reviewed(string name, long? customer, string? by)
    {
        var arguments = ChartArguments.Parse(customer: null, by) with { Customer = customer is { } id ? new CustomerId(id) : null };

        var said = new StringBuilder();
        foreach (var language in Languages)
        {
            var content = await ReadAsync(shop.Shop, name, arguments, language);
            // Both languages have the same rows: in the second one those are enough that have other words than the rows before.
            var words = new HashSet<string>(StringComparer.Ordinal);
            var rows = content.Table.Rows.Where((row, i) => row.Where(cell => cell.Any(char.IsLetter)).Select(words.Add).ToList().Contains(true) || i < 3 || language == Languages[0]);
            said.AppendJoin('\n', [content.Title, content.Subtitle, content.Alternative, .. rows.Prepend(content.Table.Columns).Select(row => string.Join(" | ", row)), "", ""]);
        }

        var few = await ReadAsync(shop.Tiny, name, customer is null ? arguments : ChartsTests.ArgumentsOf(name), Languages[0]);
        foreach (var theme in Enum.GetValues<ChartTheme>()) ChartRenderer.Render(few, ChartFormat.Png, ChartRenderer.LeastWidth, ChartRenderer.LeastHeight, theme);
        said.Append("With three customers: ").Append(few.Alternative).Append('\n');

        ReviewedSnapshot.Match(said.ToString(), $"chart-{name}{(by is null ? "" : $"-{by}")}");
    }

    [Theory]
    [InlineData(0, "cannot be told from one purchase", "not known: one purchase")]
    [InlineData(1, "aus einem einzigen Einkauf nicht sagen", "nicht bekannt: erst ein Einkauf")]
    public async Task Nobody_is_certain_to_buy_still_after_one_purchase(int language, string said, string inTable)
    {
        var once = (await shop.Served.QueryAsync("{ customers(first: 100, order: [{ netSpend: ASC }]) { nodes { id result { lifetimePurchaseDays probabilityAlive } timeline(last: 1) { probabilityAlive } } } }"))["customers"]!["nodes"]!.AsArray()
            .First(customer => (int)customer!["result"]!["lifetimePurchaseDays"]! == 1)!;
        var content = await ReadAsync(shop.Shop, "customer-timeline", ChartArguments.Parse((string)once["id"]!, by: null), Languages[language]);

        Assert.Null(once["result"]!["probabilityAlive"]);
        Assert.Null(once["timeline"]![0]!["probabilityAlive"]);
        Assert.Contains(said, content.Alternative, StringComparison.Ordinal);
        Assert.Equal(inTable, Assert.Single(content.Table.Rows.Select(row => row[2]), cell => cell.Length > 0));
    }

    [Fact]
    public async Task Without_birthdays_a_sentence_says_what_generations_need()
    {
        using var plain = new TestShop();
        await plain.ImportTextAsync("order,customer,date,amount\n1,K1,2024-01-05,12.50\n2,K2,2024-02-07,30\n3,K3,2024-03-02,7\n");
        await new ShopAnalysis(plain.Database, plain.Clock).RunAsync(null, new AnalysisOptions(), progress: null, CancellationToken.None);

        var content = await ReadAsync(plain, "middle-tier", ChartArguments.None, Languages[0]);

        Assert.Contains("once birthdays are known", content.Alternative, StringComparison.Ordinal);
        Assert.Null(content.Draw);
    }

    [Fact]
    public async Task A_customer_is_named_by_number_alone_on_a_timeline()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,amount\n1,K1,2024-01-05,12.50\n2,K1,2024-03-05,12.50\n");
        await own.Shop.ImportTextAsync("id,name,email\nK1,Anna Muster,anna@example.org\n", name: "people.csv");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(null, new AnalysisOptions(), progress: null, CancellationToken.None);
        await own.StartAsync();
        var address = (string)(await own.QueryAsync("""{ customer(externalId: "K1") { id } }"""))["customer"]!["id"]!;

        using var response = await own.Client.GetAsync($"/charts/customer-timeline.svg?customer={address}");
        var picture = await response.Content.ReadAsStringAsync();

        Assert.Contains("K1", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", picture + response.Headers.ETag, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_chart_of_a_customer_is_asked_for_with_one_and_a_chart_of_the_shop_without()
    {
        var customer = (string)(await shop.Served.QueryAsync("{ customers(first: 1) { nodes { id } } }"))["customers"]!["nodes"]![0]!["id"]!;
        var chart = (await shop.Served.QueryAsync("query($customer: ID) { chart(name: \"customer-timeline\", customer: $customer) { pngUrl } }", new { customer }))["chart"]!;

        Assert.Equal("image/png", (await shop.Served.Client.GetAsync((string)chart["pngUrl"]!)).Content.Headers.ContentType?.MediaType);
        Assert.Equal("NOT_FOUND", await shop.Served.CodeAsync("{ chart(name: \"customer-timeline\", customer: \"Q3VzdG9tZXI6OTk5OTk5\") { title } }"));
        Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync("{ chart(name: \"customer-timeline\") { title } }"));
        Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync("{ chart(name: \"lift\", by: COUNTRY) { title } }"));
        Assert.Equal("INVALID_ID", await shop.Served.CodeAsync("{ chart(name: \"customer-timeline\", customer: \"anna\") { title } }"));
        Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync($"{{ chart(name: \"lift\", customer: \"{customer}\") {{ title }} }}"));
    }

    private static async Task<ChartContent> ReadAsync(TestShop shop, string name, ChartArguments arguments, CultureInfo language)
    {
        await using var services = new ServiceCollection().AddSingleton(shop.Database).AddFeaturesForTests().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChartReader>().ReadAsync(name, arguments, language, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no chart {name}.");
    }
}
