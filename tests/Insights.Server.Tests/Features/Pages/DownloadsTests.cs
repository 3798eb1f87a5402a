using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>The lists of the pages as files.</summary>
[Collection(OwnersShopTests.Name)]
public sealed partial class DownloadsTests(OwnersShop shop) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = shop.Address };

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("/slipped", "/exports/slipped")]
    [InlineData("/customers", "/exports/customers")]
    [InlineData("/customers?q=an", "/customers/found")]
    [InlineData("/customers/1", "/customers/1/purchases")]
    [InlineData("/next-vips", "/exports/next-vips")]
    [InlineData("/churn-risks", "/exports/at-risk")]
    [InlineData("/tiers?kind=thresholds&a=500&b=150&window=365&hysteresis=1", "/tiers/movers")]
    [InlineData("/imports", "/imports/list")]
    [InlineData("/imports/3", "/imports/3/rejected")]
    [InlineData("/runs", "/runs/list")]
    public async Task Every_list_can_be_downloaded_for_spreadsheets_and_for_programs_and_opens_in_the_IDE(string path, string file)
    {
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        using var spreadsheet = await client.GetAsync(new Uri(Assert.Single(PageText.Links(html, file + ".csv")), UriKind.Relative));
        using var program = await client.GetAsync(new Uri(Assert.Single(PageText.Links(html, file + ".ndjson")), UriKind.Relative));
        var bytes = await spreadsheet.Content.ReadAsByteArrayAsync();
        var objects = (await program.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        Assert.NotEmpty(PageText.Links(html, "/graphql/ide?query="));
        Assert.Equal("attachment", spreadsheet.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(objects);
        Assert.Equal(lines.Length - 1, objects.Count);
        // Lists of people are for the owner's eyes, with the page's words as headers; the others have the names that programs read.
        if (path.StartsWith("/customers/", StringComparison.Ordinal) || !file.StartsWith("/exports/", StringComparison.Ordinal) && !file.EndsWith("/found", StringComparison.Ordinal))
            Assert.Equal(lines[0].Split(','), objects[0].Select(pair => pair.Key));
        else
            Assert.StartsWith("Customer,Number,Tier,Status,Last purchase,", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_a_search_has_whom_the_page_shows()
    {
        var html = await client.GetStringAsync(new Uri("/customers?q=an", UriKind.Relative));
        var file = await client.GetStringAsync(new Uri("/customers/found.csv?q=an", UriKind.Relative));

        foreach (Match person in Person().Matches(html)) Assert.Contains(PageText.Of(person.Groups["name"].Value), file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_has_the_APIs_customers_in_the_APIs_order()
    {
        var api = (await shop.Served.QueryAsync("{ churnRisks(first: 100) { nodes { externalId } } }"))["churnRisks"]!["nodes"]!.AsArray().Select(node => (string)node!["externalId"]!).ToList();
        var lines = (await client.GetStringAsync(new Uri("/exports/churn-risks.csv", UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var objects = (await client.GetStringAsync(new Uri("/exports/churn-risks.ndjson", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(api, lines.Skip(1).Take(api.Count).Select(line => line.Split(',')[0]));
        Assert.Equal(api, objects.Take(api.Count).Select(line => (string)JsonNode.Parse(line)!["customer_id"]!));
    }

    [Theory]
    [InlineData("/exports/customers")]
    [InlineData("/exports/customers.xls")]
    [InlineData("/exports/everybody.csv")]
    public async Task A_file_that_there_is_not_is_answered_with_those_that_there_are(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            $"There is no list '{path["/exports/".Length..]}'. There are: customers, next-vips, churn-risks, at-risk, slipped; as .csv, .ndjson or .xlsx.",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_rejected_rows_of_an_import_can_be_downloaded_in_the_language_of_the_page()
    {
        var german = await client.GetStringAsync(new Uri("/imports/3/rejected.csv?language=de", UriKind.Relative));

        var text = await client.GetStringAsync(new Uri("/imports/3/rejected.csv", UriKind.Relative));

        var rows = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("line,column,value,reason", rows[0]);
        Assert.StartsWith("2,date,2024-02-30,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("3,amount,many,", rows[2], StringComparison.Ordinal);
        Assert.Equal(3, rows.Length);
        Assert.Contains("Zeile,Spalte,Wert,Grund\r\n2,date,2024-02-30,", german, StringComparison.Ordinal);
        Assert.Contains("3,amount,many,keine Zahl (die Datei hat Dezimalpunkte)", german, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The top 10% of active customers")]
    [InlineData("de", "Die besten 10\u00a0% der aktiven Kunden")]
    public async Task The_file_of_analyses_tells_the_rule_of_tiers_to_programs_and_to_people(string language, string words)
    {
        var run = JsonNode.Parse((await client.GetStringAsync(new Uri($"/runs/list.ndjson?language={language}", UriKind.Relative))).Split('\n')[0])!;

        Assert.Equal("share:a=0.1,b=0.3,window=365", (string?)run["policy"]);
        Assert.StartsWith(words, (string?)run["policy_in_words"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_finds_the_same_names_in_every_language()
    {
        var english = await client.GetStringAsync(new Uri("/imports/3/rejected.ndjson?language=en", UriKind.Relative));
        var german = await client.GetStringAsync(new Uri("/imports/3/rejected.ndjson?language=de", UriKind.Relative));

        Assert.Equal(["line", "column", "value", "reason"], NamesOf(english));
        Assert.Equal(NamesOf(english), NamesOf(german));
        Assert.NotEqual(english, german);

        static IEnumerable<string> NamesOf(string file) => JsonNode.Parse(file.Split('\n')[0])!.AsObject().Select(pair => pair.Key);
    }

    [GeneratedRegex("<th scope=\"row\"><a href=\"/customers/[0-9]+\">(?<name>[^<]+)</a>", RegexOptions.ExplicitCapture)]
    private static partial Regex Person();
}
