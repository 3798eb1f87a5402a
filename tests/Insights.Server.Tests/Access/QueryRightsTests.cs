using System.Net;
using System.Text;
using Insights.Server.Access;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Tests.Access;

/// <summary>What callers may not read is not told on any detour: filters, orders, groups, fragments, variables, ids, hashes, cached answers.</summary>
[Collection(AskedShopTests.Name)]
public class QueryRightsTests(AskedShop shop)
{
    private static readonly Caller Lists = CallerHeader.KeyWith(101, "lists");
    private static readonly Caller Customers = CallerHeader.KeyWith(102, "customers");
    private static readonly Caller Analytics = CallerHeader.KeyWith(103, "analytics");
    private static readonly Caller Personal = CallerHeader.KeyWith(104, "lists", "personal");
    private static readonly Caller Import = CallerHeader.KeyWith(105, "import");
    private static readonly Caller Till = new(CallerKind.Till, Name: "Counter", Id: "106");
    private static readonly string CustomerId = new GlobalId("Customer", 1).ToString();
    private static readonly string RunId = new GlobalId("Run", 1).ToString();

    private static Caller Of(string name) => name switch
    {
        "lists" => Lists,
        "customers" => Customers,
        "analytics" => Analytics,
        "personal" => Personal,
        "import" => Import,
        "till" => Till,
        "nobody" => Caller.None,
        _ => Caller.Owner,
    };

    [Theory]
    // The field itself, under another name, in a fragment, in a fragment of a fragment, and where a directive leaves it out.
    [InlineData("lists", "{ customers { nodes { email } } }", "Customer.email")]
    [InlineData("lists", "{ a: customers { b: nodes { c: email } } }", "Customer.email")]
    [InlineData("lists", "{ customers { edges { node { ... on Customer { name } } } } }", "Customer.name")]
    [InlineData("lists", "{ customers { nodes { ...a } } } fragment a on Customer { ...b } fragment b on Customer { phone }", "Customer.phone")]
    [InlineData("lists", "{ customers { nodes { ... on Node { ... on Customer { phone } } } } }", "Customer.phone")]
    [InlineData("lists", "{ customers { nodes { id email @skip(if: true) } } }", "Customer.email")]
    [InlineData("lists", "{ customers { nodes { id ... @include(if: false) { email } } } }", "Customer.email")]
    // Filters, orders and groups, which tell what they look at.
    [InlineData("lists", """{ customers(where: { email: { startsWith: "a" } }) { nodes { id } } }""", "CustomerFilter.email")]
    [InlineData("lists", """{ customers(where: { or: [{ and: [{ birthday: { eq: null } }] }] }) { totalCount } }""", "CustomerFilter.birthday")]
    [InlineData("lists", """{ nextVips(where: { city: { eq: "X" } }) { nodes { id } } }""", "CustomerFilter.city")]
    [InlineData("analytics", """{ customers(where: { externalId: { eq: "a" } }) { aggregate { count } } }""", "CustomerFilter.externalId")]
    [InlineData("analytics", "{ customers { groupBy(keys: [TIER, GENERATION]) { totalCount } } }", "CustomerGroupKey.GENERATION")]
    [InlineData("analytics", """{ purchases(where: { customer: { eq: "x" } }) { aggregate { count } } }""", "PurchaseFilter.customer")]
    [InlineData("analytics", "{ sales(by: GENERATION) { totalCount } }", "SalesKey.GENERATION")]
    [InlineData("analytics", "{ customers { pageInfo { startCursor } } }", "CustomerConnection.pageInfo")]
    [InlineData("lists", "{ customers { aggregate { count } } }", "CustomerConnection.aggregate")]
    [InlineData("lists", "{ customers { groupBy(keys: [TIER], having: { count: { gt: 1 } }) { totalCount } } }", "CustomerConnection.groupBy")]
    [InlineData("customers", """{ customer(externalId: "a") { result { suggestion { kind } } } }""", "CustomerResult.suggestion")]
    // Charts by their names.
    [InlineData("analytics", """{ chart(name: "next-vips") { title } }""", "chart next-vips")]
    [InlineData("customers", """{ chart(name: "rfm") { title } }""", "chart rfm")]
    [InlineData("analytics", """{ chart(name: "\u006eext-vips") { title } }""", "chart next-vips")]
    [InlineData("analytics", """"{ chart(name: """next-vips""") { title } }"""", "chart next-vips")]
    [InlineData("analytics", """{ chart(name: "NEXT-VIPS") { title } }""", "this chart")]
    [InlineData("analytics", "{ charts { rows } }", "Query.charts")]
    // The till.
    [InlineData("till", """{ customer(externalId: "a") { email } }""", "Customer.email")]
    [InlineData("till", """{ customer(externalId: "a") { result { netSpend { amount } } } }""", "CustomerResult.netSpend")]
    [InlineData("till", """{ customer(externalId: "a") { result { nextVip { probability } } } }""", "CustomerResult.nextVip")]
    [InlineData("till", "{ customers { nodes { name } } }", "Query.customers")]
    [InlineData("till", "mutation { startAnalysis(input: {}) { job { id } } }", "Mutation.startAnalysis")]
    // Nobody, not even the schema.
    [InlineData("import", """mutation { undoImport(id: "x") { job { id } } }""", "Mutation.undoImport")]
    [InlineData("import", """{ import(id: "x") { rejectedRows { nodes { line value } } } }""", "RejectedRow.value")]
    // What there is not, as what may not be used.
    [InlineData("lists", "{ customers { nodes { secret } } }", "Customer.secret")]
    [InlineData("lists", "{ nothing { email } }", "Query.nothing")]
    [InlineData("lists", """{ customers(where: { secret: { eq: "a" } }) { totalCount } }""", "CustomerFilter")]
    public async Task A_detour_to_what_a_caller_may_not_use_is_refused(string caller, string query, string named) =>
        Assert.Equal($"This caller may not use {named}.", await shop.RefusalAsync(Of(caller), query));

    [Theory]
    [InlineData("lists", "{ customers(where: { tier: { in: [A, B] }, netSpend: { gte: 1 } }, order: [{ netSpend: DESC }]) { totalCount pageInfo { endCursor } nodes { id externalId country result { tier netSpend { amount } nextVip { probability reasons { text } } run { asOf } } tierHistory { tier } } } }")]
    [InlineData("personal", """{ customers(where: { email: { startsWith: "anna" } }) { nodes { name email phone birthday result { suggestion { text } } } } }""")]
    [InlineData("customers", """{ customer(externalId: "a") { channel result { churn { probability } } purchases { nodes { amount { amount } lines { productName } } } timeline(last: 1) { netSpend { amount } } } }""")]
    [InlineData("analytics", "{ customers(where: { tier: { eq: A } }) { totalCount aggregate { netSpend { sum { amount } } } groupBy(keys: [TIER, COUNTRY], order: { netSpend: { sum: DESC } }) { nodes { key { tier country } } } } sales(by: [MONTH]) { nodes { netSpend { amount } } } run { warnings evaluations { target } } chart(name: \"rfm\") { rows } }")]
    [InlineData("till", """{ searchCustomers(text: "ann") { id name result { tier suggestion { kind text } } } shop { name currency } }""")]
    [InlineData("import", "{ importFormats { name } imports { nodes { fileName lines { imported } rejectedRows { nodes { line column code } } } } }")]
    [InlineData("till", "{ __typename __schema { queryType { name fields { name } } } __type(name: \"Customer\") { name } }")]
    public async Task What_a_caller_may_use_is_answered(string caller, string query) => Assert.Null((await shop.AskAsync(Of(caller), query))["errors"]?.ToJsonString());

    [Fact]
    public async Task Variables_are_looked_through_as_the_document_is()
    {
        const string filter = "query($where: CustomerFilter) { customers(where: $where) { totalCount } }";
        const string inside = "query($text: StringOperations) { customers(where: { or: [{ phone: $text }] }) { totalCount } }";
        const string byDefault = """query($where: CustomerFilter = { email: { eq: "a" } }) { customers(where: $where) { totalCount } }""";
        const string keys = "query($keys: [CustomerGroupKey!]!) { customers { groupBy(keys: $keys) { totalCount } } }";
        const string chart = "query($name: String!) { chart(name: $name) { title } }";

        Assert.Null(await shop.RefusalAsync(Lists, filter, new { where = new { tier = new { eq = "A" } } }));
        Assert.Equal("This caller may not use CustomerFilter.email.", await shop.RefusalAsync(Lists, filter, new { where = new { tier = new { eq = "A" }, email = new { eq = "a" } } }));
        Assert.Equal("This caller may not use CustomerFilter.name.", await shop.RefusalAsync(Lists, filter, new { where = new { and = new[] { new { or = new { name = new { eq = "a" } } } } } }));
        Assert.Equal("This caller may not use CustomerFilter.phone.", await shop.RefusalAsync(Lists, inside, new { text = new { eq = "1" } }));
        Assert.Equal("This caller may not use CustomerFilter.email.", await shop.RefusalAsync(Lists, byDefault));
        Assert.Null(await shop.RefusalAsync(Analytics, keys, new { keys = new[] { "TIER" } }));
        Assert.Equal("This caller may not use CustomerGroupKey.GENERATION.", await shop.RefusalAsync(Analytics, keys, new { keys = new[] { "TIER", "GENERATION" } }));
        Assert.Equal("This caller may not use CustomerGroupKey.GENERATION.", await shop.RefusalAsync(Analytics, keys, new { keys = "GENERATION" }));
        Assert.Null(await shop.RefusalAsync(Analytics, chart, new { name = "rfm" }));
        Assert.Equal("This caller may not use chart next-vips.", await shop.RefusalAsync(Analytics, chart, new { name = "next-vips" }));
        Assert.Equal("This caller may not use CustomerGroupKey.", await shop.RefusalAsync(Analytics, keys, new { keys = new[] { "anna@example.org" } }));
    }

    [Fact]
    public async Task A_member_that_stands_twice_in_the_variables_is_looked_at_twice()
    {
        using var content = new StringContent(
            """{"query":"query($where: CustomerFilter) { customers(where: $where) { totalCount } }","variables":{"where":{"email":{"eq":"a"}},"where":{"tier":{"eq":"A"}}}}""", Encoding.UTF8, "application/json");

        Assert.Contains("CustomerFilter.email", (await shop.SendAsync(Lists, HttpMethod.Post, "/graphql", content)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_opens_what_its_type_may()
    {
        const string query = "query($id: ID!, $more: ID!) { node(id: $id) { __typename } nodes(ids: [$more]) { id } }";

        Assert.Null(await shop.RefusalAsync(Customers, query, new { id = CustomerId, more = RunId }));
        Assert.Equal("This caller may not use Customer.id.", await shop.RefusalAsync(Analytics, query, new { id = CustomerId, more = RunId }));
        Assert.Equal("This caller may not use Customer.id.", await shop.RefusalAsync(Analytics, query, new { id = RunId, more = CustomerId }));
        Assert.Equal("This caller may not use Run.id.", await shop.RefusalAsync(Import, $"{{ node(id: \"{RunId}\") {{ __typename }} }}"));
        Assert.Equal("This caller may not use Purchase.id.", await shop.RefusalAsync(Lists, $"{{ nodes(ids: [\"{CustomerId}\", \"{new GlobalId("Purchase", 1, 1)}\"]) {{ __typename }} }}"));
        Assert.Equal("This caller may not use Customer.email.", await shop.RefusalAsync(Customers, $"{{ node(id: \"{RunId}\") {{ ... on Customer {{ email }} }} }}"));
    }

    [Fact]
    public async Task Only_the_operation_that_is_executed_counts()
    {
        const string two = "query Open { shop { name } } query Closed { customers { nodes { email } } }";

        Assert.Null(await shop.RefusalAsync(Lists, two, operationName: "Open"));
        Assert.NotNull(await shop.RefusalAsync(Lists, two, operationName: "Closed"));
        Assert.NotNull(await shop.RefusalAsync(Lists, two));
        Assert.NotNull(await shop.RefusalAsync(Lists, two, operationName: "Neither"));
    }

    [Fact]
    public async Task A_cached_answer_is_the_callers_own_by_POST_GET_tag_and_hash()
    {
        const string query = "{ customers(first: 10) { nodes { externalId email } } }";
        var get = "/graphql?query=" + Uri.EscapeDataString(query);
        var hash = "/graphql?extensions=" + Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{DocumentHash.Of(query)}}}"}}""");
        using var request = CallerHeader.Request(HttpMethod.Get, get, Caller.Owner);
        using var owners = await shop.Served.Client.SendAsync(request);
        var tag = owners.Headers.ETag!.ToString();
        Assert.Contains("anna@example.org", await owners.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await shop.AskAsync(Caller.Owner, query);
        Assert.Contains("anna@example.org", (await shop.SendAsync(Caller.Owner, HttpMethod.Get, hash)).Body, StringComparison.Ordinal);

        foreach (var caller in (Caller[])[Lists, Till, Caller.None])
        {
            Assert.NotNull(await shop.RefusalAsync(caller, query));
            foreach (var path in (string[])[get, hash])
            {
                var (status, body) = await shop.SendAsync(caller, HttpMethod.Get, path, content: null, ("If-None-Match", tag), ("Accept", "application/graphql-response+json"));
                Assert.Equal(HttpStatusCode.Forbidden, status);
                Assert.Contains(AccessRefusal.Code, body, StringComparison.Ordinal);
                Assert.DoesNotContain("example.org", body, StringComparison.Ordinal);
            }
        }
        Assert.Equal(HttpStatusCode.NotModified, (await shop.SendAsync(Personal, HttpMethod.Get, get, content: null, ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task Every_refusal_has_the_same_form_and_names_no_value()
    {
        string[] queries =
        [
            """{ customers(where: { email: { eq: "secret" } }) { totalCount } }""", """{ chart(name: "next-vips") { title } }""", "mutation { startAnalysis(input: { policy: \"secret\" }) { job { id } } }",
            "{ customers { nodes { name } } }", $"{{ node(id: \"{CustomerId}\") {{ id }} }}",
        ];
        foreach (var query in queries)
        {
            var answer = await shop.AskAsync(Analytics, query);
            var error = Assert.Single(answer["errors"]!.AsArray())!;
            Assert.Equal(["extensions", "message"], error.AsObject().Select(member => member.Key).Order());
            Assert.Matches("^This caller may not use [A-Za-z]+[. ][A-Za-z-]+\\.$", (string?)error["message"]);
            Assert.Equal($$"""{"code":"{{AccessRefusal.Code}}"}""", error["extensions"]!.ToJsonString());
            Assert.Null(answer["data"]);
        }
    }

    [Fact]
    public async Task What_is_no_GraphQL_is_not_left_to_the_engine() =>
        Assert.Equal(GraphQLErrorException.SyntaxError, (string?)(await shop.AskAsync(Lists, "{ customers { "))["errors"]![0]!["extensions"]!["code"]);

    [Fact]
    public async Task A_till_finds_customers_by_name_and_number_and_not_by_their_address()
    {
        Assert.Equal("Anna Meyer", await FindAsync(Till, "ann mey"));
        Assert.Equal("Anna Meyer", await FindAsync(Till, "0880"));
        Assert.Equal("Anna Meyer", await FindAsync(Till, "+49 (0)341 5550880"));
        Assert.Equal("Ben Okoro", await FindAsync(Till, "b"));
        Assert.Equal("", await FindAsync(Till, "example"));
        Assert.Equal("", await FindAsync(Till, "anna@example.org"));
        Assert.Equal("", await FindAsync(Till, "zoe"));
        Assert.Equal("Anna Meyer", await FindAsync(Caller.Owner, "anna@example.org"));
        Assert.Equal("Anna Meyer, Ben Okoro, ", await FindAsync(Caller.Owner, "example"));

        Assert.DoesNotContain("@", (await shop.SendAsync(Till, HttpMethod.Get, "/customers/suggest?q=zoe")).Body, StringComparison.Ordinal);
        Assert.Contains("Anna", (await shop.SendAsync(Till, HttpMethod.Get, "/customers/suggest?q=ann")).Body, StringComparison.Ordinal);
        Assert.Equal("[]", (await shop.SendAsync(Till, HttpMethod.Get, "/customers/suggest?q=anna%40example")).Body);
    }

    private async Task<string> FindAsync(Caller caller, string text) =>
        string.Join(", ", (await shop.AskAsync(caller, "query($text: String!) { searchCustomers(text: $text) { name } }", new { text }))["data"]!["searchCustomers"]!.AsArray().Select(found => (string?)found!["name"]));
}
