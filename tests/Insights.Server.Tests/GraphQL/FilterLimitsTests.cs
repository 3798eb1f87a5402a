using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Inputs that are larger, deeper or stranger than any client needs: answered or refused, never a fault.</summary>
[Collection(ServedShopTests.Name)]
public class FilterLimitsTests(ServedShop served)
{
    private const string Query = "query($where: CustomerFilter, $after: String) { customers(where: $where, after: $after) { totalCount nodes { id } } }";

    public static TheoryData<string, string> TooMuch => new()
    {
        { "branches that demand nothing", $$$"""{"or":[{{{Repeat("{}", 101)}}}]}""" },
        { "branches of branches", $$$"""{"and":[{{{Repeat("""{"or":[{},{},{}]}""", 30)}}}]}""" },
        { "conditions", $$$"""{"and":[{{{Repeat("""{"tier":{"eq":"A"}}""", 60)}}}]}""" },
        { "values of one list", $$$"""{"externalId":{"in":[{{{Repeat("\"x\"", 1_001)}}}]}}""" },
        { "values of several lists", $$$"""{"externalId":{"in":[{{{Repeat("\"x\"", 600)}}}],"nin":[{{{Repeat("\"y\"", 600)}}}]}}""" },
        { "a long text", $$$"""{"country":{"startsWith":"{{{new string('x', 60_000)}}}"}}""" },
        { "a long equal text", $$$"""{"country":{"eq":"{{{new string('x', 60_000)}}}"}}""" },
        { "money beyond the range", """{"netSpend":{"gt":99999999999999999999}}""" },
        { "money below the range", """{"netSpend":{"lt":-922337203685478}}""" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_filter_beyond_the_limits_is_refused_as_bad_input(string what, string where)
    {
        Assert.NotEmpty(what);

        Assert.Equal(["BAD_INPUT"], await CodesAsync($$$"""{"where":{{{where}}}}"""));
    }

    [Theory]
    [InlineData("""{"where":{"vipProbability":{"gt":1e308}}}""")]
    [InlineData("""{"where":{"vipProbability":{"gt":1e999}}}""")]
    [InlineData("""{"where":{"vipProbability":{"gt":-1e999}}}""")]
    [InlineData("""{"where":{"vipProbability":{"gt":"NaN"}}}""")]
    [InlineData("""{"where":{"vipProbability":{"gt":123456789012345678901234567890}}}""")]
    [InlineData("""{"where":{"netSpend":{"gt":1e400}}}""")]
    [InlineData("""{"where":{"netSpend":{"gt":1e28}}}""")]
    [InlineData("""{"where":{"netSpend":{"gt":79228162514264337593543950335}}}""")]
    [InlineData("""{"where":{"netSpend":{"gt":79228162514264337593543950336}}}""")]
    [InlineData("""{"where":{"netSpend":{"gt":0.00000000000000000000000000000000001}}}""")]
    [InlineData("""{"where":{"purchaseDays":{"gt":2147483648}}}""")]
    [InlineData("""{"where":{"purchaseDays":{"in":[99999999999999999999999]}}}""")]
    [InlineData("""{"where":{"lastPurchase":{"gt":"9999-12-31"}}}""")]
    [InlineData("""{"where":{"lastPurchase":{"gt":"0001-01-01"}}}""")]
    [InlineData("""{"where":{"lastPurchase":{"gt":"10000-01-01"}}}""")]
    [InlineData("""{"where":{"lastPurchase":{"gt":20240101}}}""")]
    [InlineData("""{"where":{"externalId":{"eq":"\u0000"}}}""")]
    [InlineData("""{"where":{"externalId":{"eq":"\ud800"}}}""")]
    [InlineData("""{"where":{"externalId":{"startsWith":"%_\\"}}}""")]
    [InlineData("""{"where":{"and":null,"or":null,"tier":null}}""")]
    [InlineData("""{"where":{"tier":{"in":null}}}""")]
    [InlineData("""{"where":{"tier":{"in":[null]}}}""")]
    [InlineData("""{"where":[]}""")]
    [InlineData("""{"where":7}""")]
    [InlineData("""{"after":"\ud800"}""")]
    [InlineData("""{"after":"WyJjdXN0b21lcnM6LW5ldFNwZW5kLCtjLmV4dGVybmFsX2lkIix0cnVlLFtdXQ"}""")] // the right list, and true and [] as values
    [InlineData("""{"after":"WyJjdXN0b21lcnM6LW5ldFNwZW5kLCtjLmV4dGVybmFsX2lkIiwxRTk5OSwiXHVkODAwIl0"}""")] // 1E999 and half a letter
    [InlineData("""{"\ud800":1}""")]
    public async Task A_strange_value_is_answered_or_refused(string variables) =>
        Assert.DoesNotContain("INTERNAL_ERROR", await CodesAsync(variables));

    [Theory]
    [InlineData("{ customers(where: { netSpend: { gt: 1e400 } }) { totalCount } }")]
    [InlineData("{ customers(where: { netSpend: { gt: 1e28 } }) { totalCount } }")]
    [InlineData("{ customers(where: { vipProbability: { gt: 1e400 } }) { totalCount } }")]
    [InlineData("{ customers(where: { vipProbability: { gt: 99999999999999999999999999999999999999999 } }) { totalCount } }")]
    [InlineData("{ customers(first: 99999999999) { totalCount } }")]
    [InlineData("{ purchases(where: { occurredAt: { gt: \"0001-01-01T00:00:00+14:00\" } }) { totalCount } }")]
    [InlineData("{ purchases(where: { occurredAt: { lt: \"9999-12-31T23:59:59-14:00\" } }) { totalCount } }")]
    [InlineData("{ purchases(where: { day: { gt: \"2024-02-30\" } }) { totalCount } }")]
    [InlineData("{ purchases(where: { amount: { gt: -1e27 } }) { totalCount } }")]
    [InlineData("{ customer(externalId: \"\\uD800\") { id } }")]
    [InlineData("{ node(id: 99999999999999999999999999) { id } }")]
    [InlineData("{ nextVips(tier: null, where: null, run: null) { totalCount } }")]
    [InlineData("{ charts(language: null) { name } chart(name: \"\") { name } }")]
    [InlineData("mutation { startAnalysis(input: { asOf: \"2024-01-01\", horizonDays: 731, policy: null, seed: null }) { errors { __typename } } }")]
    [InlineData("mutation { startImport(input: { uploadId: \"\", strict: null, dryRun: null, columns: null }) { errors { __typename } } }")]
    public async Task A_strange_literal_is_answered_or_refused(string query) =>
        Assert.DoesNotContain("INTERNAL_ERROR", CodesOf(await served.PostAsync(query)));

    [Theory]
    [InlineData("""{"query":"{ shop { currency } } #\ud800"}""")]
    [InlineData("""{"query":"\ud800","query":"{ shop { currency } }"}""")]
    [InlineData("""{"query":"{ shop { currency } }","operationName":"\ud800"}""")]
    [InlineData("""{"query":"{ shop { currency } }","variables":{"a":"\\\udfff"}}""")]
    [InlineData("""{"query":"{ shop { currency } }","extensions":{"a":[{"b":"\uDC00\uD800"}]}}""")]
    [InlineData("""{"query":"{ shop { currency } }","\uD8ab":1}""")]
    public async Task Half_a_letter_is_refused_wherever_it_stands(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("FF")]
    [InlineData("C3")]
    [InlineData("EDA080")] // half a letter
    [InlineData("C080")] // a zero in two bytes
    public async Task Bytes_that_are_no_text_are_refused(string bytes) =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([.. """{"query":"{ shop { currency } }","variables":{"a":"x"""u8, .. Convert.FromHexString(bytes), .. "\"}}"u8]));

    [Theory]
    [InlineData("""{"query":"{ shop { currency } } #\\ud800"}""")]
    [InlineData("""{"query":"{ shop { currency } }","variables":{"a":"\ud83d\ude00 😀 \u00e4"}}""")]
    public async Task Whole_letters_are_read_however_they_are_written(string body) =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task As_many_values_and_conditions_as_allowed_are_answered()
    {
        Assert.Empty(await CodesAsync("{\"where\":{\"externalId\":{\"in\":[" + Repeat("\"x\"", 1_000) + "]}}}"));
        Assert.Empty(await CodesAsync($$$"""{"where":{"or":[{{{Repeat("""{"tier":{"eq":"A"}}""", 50)}}}]}}"""));
    }

    private async Task<HttpStatusCode> StatusAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await served.Client.PostAsync("/graphql", content);
        return response.StatusCode;
    }

    private static string Repeat(string item, int times) => string.Join(',', Enumerable.Repeat(item, times));

    private async Task<List<string?>> CodesAsync(string variables)
    {
        var body = $$$"""{"query":{{{JsonValue.Create(Query).ToJsonString()}}},"variables":{{{variables}}}}""";
        using var response = await served.Client.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"));
        return CodesOf((await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private static List<string?> CodesOf(JsonNode answer) =>
        [.. (answer["errors"]?.AsArray() ?? []).Select(error => (string?)error!["extensions"]?["code"])];
}
