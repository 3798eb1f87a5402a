using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Testing;

/// <summary>Requests that mean harm, for the tests of their answers and the benchmark of their cost.</summary>
public static class HostileRequests
{
    private const string Mutation = "mutation { cancelJob(id: \"Sm9iOjk5\") { errors { __typename } } }";
    private const int Deep = 100_000;

    /// <summary>The requests; those that need it are prepared on the server first.</summary>
    /// <param name="client">A client of a server with at least one customer.</param>
    public static async Task<IReadOnlyList<HostileRequest>> PrepareAsync(HttpClient client)
    {
        using var posted = await client.SendAsync(NewPost(new JsonObject { ["query"] = Mutation, ["extensions"] = Persisted(HashOf(Mutation)) }.ToJsonString()));
        using var page = await client.SendAsync(NewPost(Body("{ customers(first: 1) { edges { cursor } } }")));
        var cursor = (string)(await page.Content.ReadFromJsonAsync<JsonObject>())!["data"]!["customers"]!["edges"]![0]!["cursor"]!;
        return
        [
            .. Documents, .. Values, .. Bodies,
            Query("a cursor of another list", "INVALID_CURSOR", $"{{ purchases(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}") with { Status = 200 },
            Query("a cursor of another order", "INVALID_CURSOR", $"{{ customers(first: 1, after: \"{cursor}\", order: [{{ tier: ASC }}]) {{ nodes {{ id }} }} }}") with { Status = 200 },
            new("a mutation by GET through a known document", "MUTATION_OVER_GET", () =>
                NewGet("extensions=" + Uri.EscapeDataString(Persisted(HashOf(Mutation)).ToJsonString()))) { Status = 405 },
        ];
    }

    private static IEnumerable<HostileRequest> Documents =>
    [
        Query("a document 100,000 deep", "LIMIT_EXCEEDED", Times("{a", Deep)),
        Query("a list 100,000 deep", "LIMIT_EXCEEDED", $"{{ nodes(ids: {Times("[", Deep)}"),
        Query("an object 100,000 deep", "LIMIT_EXCEEDED", $"{{ customers(where: {Times("{and:", Deep)}"),
        Query("a type 100,000 deep", "LIMIT_EXCEEDED", $"query($a: {Times("[", Deep)}"),
        Query("10,000 aliases", "LIMIT_EXCEEDED", $"{{ {Numbered(10_000, i => $"a{i}: __typename")} }}"),
        Query("10,000 aliases of a list", "LIMIT_EXCEEDED", $"{{ {Numbered(2_000, i => $"a{i}:runs{{totalCount}}")} }}"),
        Query("a megabyte of directives", "LIMIT_EXCEEDED", $"{{ shop {Times("@a ", 340_000)} {{ name }} }}"),
        Query("as many directives as tokens are allowed", "LIMIT_EXCEEDED", $"{{ shop {Times("@a ", 4_900)} {{ name }} }}"),
        Query("200 unknown directives", "VALIDATION_FAILED", $"{{ shop {Times("@a ", 200)} {{ name }} }}"),
        Query("a megabyte of comments", "LIMIT_EXCEEDED", $"{{ shop {{ name }} }} {Times("#\n", 300_000)}"),
        Query("a comment of a megabyte", "LIMIT_EXCEEDED", $"{{ shop {{ name }} }} #{new string('a', 1_000_000)}"),
        Query("a megabyte of opening brackets", "LIMIT_EXCEEDED", "{ shop" + Times("(", 900_000)),
        Query("a name of a megabyte", "LIMIT_EXCEEDED", $"{{ {new string('a', 1_000_000)} }}"),
        Query("a text of a megabyte", "LIMIT_EXCEEDED", $"{{ node(id: \"{new string('a', 1_000_000)}\") {{ id }} }}"),
        Query("a text of 9,900 characters", "INVALID_ID", $"{{ node(id: \"{new string('a', 9_900)}\") {{ id }} }}") with { Status = 200 },
        Query("a number of a million digits", "LIMIT_EXCEEDED", $"{{ customers(first: {new string('9', 1_000_000)}) {{ totalCount }} }}"),
        Query("an exact number of a million digits", "LIMIT_EXCEEDED", $"{{ customers(where: {{ netSpend: {{ gte: {new string('9', 1_000_000)} }} }}) {{ totalCount }} }}"),
        Query("a fragment that contains itself", "VALIDATION_FAILED", "{ ...f } fragment f on Query { shop { name } ...f }"),
        Query("fragments in a circle of 1,000", "LIMIT_EXCEEDED", "{ ...f0 } " + Numbered(1_000, i => $"fragment f{i} on Query {{ ...f{(i + 1) % 1_000} }}")),
        Query("fragments in a circle of 20", "VALIDATION_FAILED", "{ ...f0 } " + Numbered(20, i => $"fragment f{i} on Query {{ ...f{(i + 1) % 20} }}")),
        Query("fragments that double 60 times", "LIMIT_EXCEEDED", "{ ...f0 } " + Numbered(60, i => $"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}") + " fragment f60 on Query { shop { name } }"),
        Query("the same field 990 times", "LIMIT_EXCEEDED", $"{{ shop {{ nonsense {Times("currency ", 990)} }} }}"),
        Query("the same list 19 times with 40 fields", "LIMIT_EXCEEDED", $"{{ nonsense {Times($"customers {{ nodes {{ {Times("externalId ", 40)} }} }} ", 19)} }}"),
        Query("the same field 100 times and a fault", "VALIDATION_FAILED", $"{{ shop {{ nonsense {Times("currency ", 100)} }} }}"),
        Query("800 fragments that nobody uses", "LIMIT_EXCEEDED", "{ nonsense } " + Numbered(800, i => $"fragment f{i} on Query {{ shop {{ name }} }}")),
        Query("400 fragments of one field side by side", "LIMIT_EXCEEDED", $"{{ nonsense shop {{ {Numbered(400, i => $"...f{i}")} }} }} " + Numbered(400, i => $"fragment f{i} on Shop {{ currency }}")),
        Query("50 fragments of the same list side by side", "VALIDATION_FAILED", $"{{ nonsense customers {{ nodes {{ {Numbered(50, i => $"...f{i}")} }} }} }} " + Numbered(50, i => $"fragment f{i} on Customer {{ id externalId name country result {{ tier rank purchaseDays firstPurchase lastPurchase netSpend {{ amount currency }} }} purchases(first: 1) {{ nodes {{ id day }} }} }}")),
        Query("490 nameless fragments of one field side by side", "LIMIT_EXCEEDED", $"{{ nonsense shop {{ {Times("... { currency } ", 490)} }} }}"),
        Query("19 lists of 20 nameless fragments of two fields", "LIMIT_EXCEEDED", $"{{ nonsense {Times($"customers {{ nodes {{ {Times("... { id externalId } ", 20)} }} }} ", 19)} }}"),
        Query("fragments that meet each other 6 deep", "VALIDATION_FAILED", "{ nonsense " + Numbered(2, _ => "customers { nodes { ...f0 ...g0 } }") + " } " + Numbered(6, i => $"fragment f{i} on Customer {{ id ...f{i + 1} ...g{i + 1} }} fragment g{i} on Customer {{ id ...f{i + 1} ...g{i + 1} }}") + " fragment f6 on Customer { id } fragment g6 on Customer { id }"),
        Query("1,000 variables that nobody uses", "LIMIT_EXCEEDED", $"query({Numbered(1_000, i => $"$a{i}: Int")}) {{ shop {{ name }} }}"),
        Query("200 variables that nobody uses", "VALIDATION_FAILED", $"query({Numbered(200, i => $"$a{i}: Int")}) {{ shop {{ name }} }}"),
        Query("1,000 operations of one name", "LIMIT_EXCEEDED", Numbered(1_000, _ => "query a { shop { name } }")),
        Query("10 operations of one name", "VALIDATION_FAILED", Numbered(10, _ => "query a { shop { name } }")),
        OperationsOfFragments(1_000, "LIMIT_EXCEEDED"),
        OperationsOfFragments(10, "VALIDATION_FAILED"),
        Query("2 texts of 9,500 characters", "VALIDATION_FAILED", $"{{ nonsense {Numbered(2, i => $"a{i}: node(id: \"{new string('a', 9_500)}\") {{ id }}")} }}"),
        Query("a text of 19,000 characters that does not end", "LIMIT_EXCEEDED", $"{{ node(id: \"{new string('a', 19_000)}"),
        Query("a text of 9,900 characters that does not end", "SYNTAX_ERROR", $"{{ node(id: \"{new string('a', 9_900)}"),
        Query("a fault behind a megabyte of commas", "LIMIT_EXCEEDED", $"{{ shop {{ name }} {new string(',', 1_000_000)} % }}"),
        Query("a fault behind 19,000 commas", "SYNTAX_ERROR", $"{{ shop {{ name }} {new string(',', 19_000)} % }}"),
        Query("a bracket too many behind 19,000 commas", "SYNTAX_ERROR", $"{{ shop {{ name }} {new string(',', 19_000)} }} }}"),
        Query("900 unknown fields behind 15,000 lines", "VALIDATION_FAILED", $"{{ shop {{ {new string('\n', 15_000)} {Numbered(900, i => $"x{i}")} }} }}"),
        Query("introspection in circles", "LIMIT_EXCEEDED", "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"),
        Query("the largest pages of the largest pages", "LIMIT_EXCEEDED", "{ customers(first: 100) { nodes { purchases(first: 100) { nodes { lines { product productName quantity } } } } } }"),
        Query("an unknown type", "VALIDATION_FAILED", "query($a: Nonsense) { shop(a: $a) { name } }"),
    ];

    private static HostileRequest OperationsOfFragments(int operations, string code)
    {
        var query = Numbered(operations, i => $"query a{i} {{ ...f }}") + $" fragment f on Query {{ nonsense customers {{ nodes {{ {Numbered(40, i => $"...f{i}")} }} }} }} "
            + Numbered(40, i => $"fragment f{i} on Customer {{ id externalId name country result {{ tier rank purchaseDays firstPurchase lastPurchase netSpend {{ amount currency }} }} }}");
        return Post($"{operations} operations of the same 40 fragments", code, new JsonObject { ["query"] = query, ["operationName"] = "a1" }.ToJsonString());
    }

    private static IEnumerable<HostileRequest> Values =>
    [
        Post("values 100,000 deep", "BAD_REQUEST", $"{{\"query\":\"{{ shop {{ name }} }}\",\"variables\":{{\"a\":{Times("[", Deep)}{Times("]", Deep)}}}}}"),
        Post("a filter 60 deep", "BAD_REQUEST", $"{{\"query\":\"query($w: CustomerFilter) {{ customers(where: $w) {{ totalCount }} }}\",\"variables\":{{\"w\":{Times("{\"and\":[", 60)}{Times("]}", 60)}}}}}"),
        Variables("100,000 ids", "LIMIT_EXCEEDED", "query($v: [ID!]!) { nodes(ids: $v) { id } }", $"[{Times("\"a\",", 99_999)}\"a\"]"),
        Variables("100,000 values of a filter", "LIMIT_EXCEEDED", "query($v: [String]) { customers(where: { externalId: { in: $v } }) { totalCount } }", $"[{Times("\"a\",", 99_999)}\"a\"]"),
        Variables("4,900 values of a filter", "BAD_INPUT", "query($v: [String]) { customers(where: { externalId: { in: $v } }) { totalCount } }", $"[{Times("\"a\",", 4_899)}\"a\"]") with { Status = 200 },
        Variables("100,000 branches of a filter", "LIMIT_EXCEEDED", "query($v: [CustomerFilter!]) { customers(where: { or: $v }) { totalCount } }", $"[{Times("{},", 99_999)}{{}}]"),
        Variables("4,900 branches of a filter", "BAD_INPUT", "query($v: [CustomerFilter!]) { customers(where: { or: $v }) { totalCount } }", $"[{Times("{},", 4_899)}{{}}]") with { Status = 200 },
        Variables("2,400 orders", "BAD_INPUT", "query($v: [CustomerOrder!]) { customers(order: $v) { totalCount } }", $"[{Times("{\"tier\":\"ASC\"},", 2_399)}{{\"tier\":\"ASC\"}}]") with { Status = 200 },
        Variables("a page of two billion", "BAD_INPUT", "query($v: Int) { shop { name } customers(first: $v) { edges { cursor } } }", "2147483647") with { Status = 200 },
        Variables("a page of less than nothing", "BAD_INPUT", "query($v: Int) { customers(first: $v) { totalCount } }", "-1") with { Status = 200 },
        Variables("an object for a number", "VALIDATION_FAILED", "query($v: Int) { customers(first: $v) { totalCount } }", "{\"a\":1}"),
        Variables("a text for a number", "VALIDATION_FAILED", "query($v: Int) { customers(first: $v) { totalCount } }", "\"many\""),
        Variables("a number for a text", "VALIDATION_FAILED", "query($v: String!) { customer(externalId: $v) { id } }", "7"),
        Variables("nothing for something", "VALIDATION_FAILED", "query($v: String!) { customer(externalId: $v) { id } }", "null"),
        Variables("a number beyond all numbers", "VALIDATION_FAILED", "query($v: Int) { customers(first: $v) { totalCount } }", "1e999999"),
        Variables("a number of a million digits in the variables", "LIMIT_EXCEEDED", "query($v: Int) { customers(first: $v) { totalCount } }", new string('9', 1_000_000)),
        Variables("an exact number of a million digits in the variables", "LIMIT_EXCEEDED", "query($v: Decimal) { customers(where: { netSpend: { gte: $v } }) { totalCount } }", new string('9', 1_000_000)),
        Variables("a text of a megabyte in the variables", "LIMIT_EXCEEDED", "query($v: ID!) { node(id: $v) { id } }", $"\"{new string('a', 1_000_000)}\""),
        Variables("half a letter", "BAD_REQUEST", "query($v: String!) { customer(externalId: $v) { id } }", "\"\\ud800\""),
        Variables("SQL for an id", "INVALID_ID", "query($v: ID!) { node(id: $v) { id } }", "\"'; DROP TABLE customers; --\"") with { Status = 200 },
    ];

    private static IEnumerable<HostileRequest> Bodies =>
    [
        new("letters that are none", "BAD_REQUEST", () => NewPost([.. "{\"query\":\"{ shop { name } } #"u8, 0xff, 0xfe, 0xc0, .. "\"}"u8])),
        new("another encoding", "UNSUPPORTED_MEDIA_TYPE", () => NewPost(Encoding.Unicode.GetBytes(Body("{ shop { name } }")), "utf-16")) { Status = 415 },
        Post("a batch of 10,000", "BATCHING_OFF", $"[{Times("{\"query\":\"{ shop { name } }\"},", 9_999)}{{}}]"),
        Post("no JSON", "BAD_REQUEST", new string('x', 1_000_000)),
        Post("JSON that ends too early", "BAD_REQUEST", "{\"query\":\"{ shop"),
        Post("a hash that nobody knows", "PERSISTED_QUERY_NOT_FOUND", new JsonObject { ["extensions"] = Persisted(new string('a', 64)) }.ToJsonString()),
        Post("a hash of another document", "PERSISTED_QUERY_MISMATCH", new JsonObject { ["query"] = "{ shop { name } }", ["extensions"] = Persisted(new string('a', 64)) }.ToJsonString()),
        Post("a hash that is a path", "BAD_REQUEST", new JsonObject { ["extensions"] = Persisted("../../../etc/passwd") }.ToJsonString()),
        Post("a subscription without a stream", "SUBSCRIPTION_NEEDS_STREAM", Body("subscription { runFinished { id } }")) with { Status = 406 },
        new("a mutation by GET", "MUTATION_OVER_GET", () => NewGet("query=" + Uri.EscapeDataString(Mutation))) { Status = 405 },
        new("letters that are none by GET", "SYNTAX_ERROR", () => NewGet("query=%7B%ff%fe%7D")),
    ];

    private static HostileRequest Query(string name, string code, string query) => Post(name, code, Body(query));

    private static HostileRequest Variables(string name, string code, string query, string value) =>
        Post(name, code, $"{{\"query\":\"{query}\",\"variables\":{{\"v\":{value}}}}}");

    private static HostileRequest Post(string name, string code, string body) => new(name, code, () => NewPost(body));

    private static HttpRequestMessage NewPost(string body) => NewPost(Encoding.UTF8.GetBytes(body));

    private static HttpRequestMessage NewPost(byte[] body, string? charset = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", charset);
        return Accept(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content });
    }

    private static HttpRequestMessage NewGet(string parameters) => Accept(new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters));

    private static HttpRequestMessage Accept(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        return request;
    }

    private static string Body(string query) => new JsonObject { ["query"] = query }.ToJsonString();

    private static JsonObject Persisted(string hash) => new() { ["persistedQuery"] = new JsonObject { ["version"] = 1, ["sha256Hash"] = hash } };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Numbered(int times, Func<int, string> text) =>
        string.Join(' ', Enumerable.Range(0, times).Select(text));
}
