using System.Text;
using System.Text.Json;
using Insights.Server.Access;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Server.GraphQL.Rights;
using Insights.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.GraphQL.Engines.GraphQLNet;

/// <summary>Queries on the fast path beside the same ones by GraphQL.NET alone: the same bytes.</summary>
[Collection(ServedShopTests.Name)]
public sealed class FastPathTests(ServedShop served) : IAsyncDisposable
{
    private const string CustomerId = "Q3VzdG9tZXI6MQ";
    private readonly WebApplication app = InsightsHost.Build(served.Shop.Database, served.Shop.Folder.File("uploads"), ["http://127.0.0.1:0"]);

    /// <summary>A document and the values of its variables, of which each is a request of its own.</summary>
    public static TheoryData<string, string[]> Queries => new()
    {
        { "{ shop { name currency timeZone dataVersion newestPurchase __typename } __typename }", ["{}"] },
        { "query($n: Int, $after: String) { customers(first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id externalId } } } }", ["{}", """{"n":3}""", """{"n":null}""", """{"n":0}""", """{"n":101}""", """{"n":"3"}""", """{"n":3.0}""", """{"n":3.5}""", """{"after":"nonsense"}""", """{"n":2,"more":1}"""] },
        { "query Named($id: ID!) { a: customer(id: $id) { id } b: customer(id: $id) { ...f } } fragment f on Customer { externalId result { tier } }", [$$"""{"id":"{{CustomerId}}"}""", "{}", """{"id":null}""", """{"id":7}""", """{"id":"nonsense"}"""] },
        { "query($yes: Boolean!) { shop { name @include(if: $yes) currency @skip(if: $yes) ... @include(if: $yes) { timeZone } } }", ["""{"yes":true}""", """{"yes":false}""", """{"yes":"true"}""", "{}"] },
        { "query($n: Int = 2) { customers(first: $n) { nodes { externalId } } }", ["{}", """{"n":1}""", """{"n":null}"""] },
        { "query($w: CustomerFilter) { customers(first: 2, where: $w) { totalCount nodes { externalId } } }", ["""{"w":{"tier":{"eq":"B"}}}""", """{"w":{"tier":{"eq":"Z"}}}""", """{"w":null}"""] },
        { "query($min: Decimal) { customers(first: 2, where: { netSpend: { gte: $min } }, order: [{ tier: ASC }, { netSpend: DESC }]) { nodes { externalId result { netSpend { amount currency } } } } }", ["""{"min":10}""", """{"min":null}""", "{}"] },
        { "{ customers(first: 3) { nodes { externalId name country city result { tier previousTier rank netSpend { amount currency } purchaseDays firstPurchase lastPurchase daysSinceLastPurchase nextVip { probability status statusReason(language: DE) horizonDays interval { low high } reasons { text logOdds } whatIf { kind probability text } lift { text } } churn { probability reasons(language: DE) { feature } } probabilityAlive expectedPurchases expectedSpend { amount } nextPurchase { date early late } clv { amount } run { id asOf startedAt } } } } }", ["{}"] },
        { "{ customers(first: 4) { nodes { externalId externalId result { tier } result { rank } purchases(first: 2) { totalCount nodes { id day occurredAt kind quantity discount { amount } lines { product quantity amount { amount } } customer { externalId } } pageInfo { hasNextPage } } timeline(last: 2) { day probabilityAlive netSpend { amount } } tierHistory { run { asOf } tier } } } }", ["{}"] },
        { "{ customers(first: 1) { aggregate { count netSpend { sum { amount } mean { amount } median { amount } } vipProbability { mean } } groupBy(keys: [TIER, COUNTRY]) { totalCount nodes { key { tier country } aggregate { count } } } } purchases(first: 1) { groupBy(keys: [MONTH]) { nodes { key { month } aggregate { amount { sum { amount } } } } } } }", ["{}"] },
        { "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Customer { externalId } ... on Run { asOf } } node(id: \"UnVuOjE\") { __typename id } }", [$$"""{"ids":["{{CustomerId}}","UnVuOjE"]}""", """{"ids":["nonsense"]}""", """{"ids":[]}""", $$"""{"ids":"{{CustomerId}}"}"""] },
        { "{ run { id asOf policy status warnings evaluations { target group scores { name auc { value low high } gainCurve } } backtest { cutoff } choices { target rule } buyingModel { __typename } } tiers { tier customers customerShare netSpend { amount } movements { from to customers } } }", ["{}"] },
        { "{ sales(by: [MONTH, TIER], first: 5) { totalCount netSpend { amount } nodes { month tier netSpend { amount } customers } } concentration { gini points { spendShare } } rfm { cells { recency frequency customers } } tierMatrix { cells { from to customers } } }", ["{}"] },
        { "{ customer { id } shop { currency } }", ["{}"] },
        { "{ customers(first: 1, after: \"bm9uc2Vuc2U\") { nodes { id } } shop { currency } }", ["{}"] },
        { "{ customers(first: 1, last: 1) { nodes { id } } customer(externalId: \"nobody\") { id } job(id: \"Sm9iOjk5\") { id } }", ["{}"] },
        { "{ __schema { queryType { name } } shop { currency } }", ["{}"] },
        { "{ nonsense }", ["{}"] },
        { "{", ["{}"] },
        { "query A { shop { currency } } query B { shop { name } }", ["{}"] },
        { "mutation { cancelJob(id: \"Sm9iOjk5\") { errors { __typename } } }", ["{}"] },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_is_answered_with_the_same_bytes_with_the_fast_path_and_without(string query, string[] variables)
    {
        var plain = NewPipeline(hasFastPath: false);
        var fast = NewPipeline(hasFastPath: true);
        // Twice: the first request of a document compiles it for the others.
        foreach (var values in variables.Concat(variables))
            Assert.Equal(await AnswerAsync(plain, query, values), await AnswerAsync(fast, query, values));
    }

    [Fact]
    public async Task A_usual_query_takes_the_fast_path()
    {
        var engine = app.Services.GetRequiredService<IGraphQLEngine>();
        var document = new DocumentParser(new GraphQLLimits()).Parse("query($n: Int) { customers(first: $n) { nodes { externalId result { tier } } } }");
        await using var scope = app.Services.CreateAsyncScope();

        var response = await engine.ExecuteAsync(document, RequestOf(document.Text, """{"n":2}"""), scope.ServiceProvider, CancellationToken.None);

        Assert.NotNull(response.Bytes);
        Assert.NotNull(response.Reads);
        Assert.NotNull(document.Compiled);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private RequestPipeline NewPipeline(bool hasFastPath)
    {
        var services = app.Services;
        var limits = services.GetRequiredService<GraphQLLimits>();
        return new RequestPipeline(
            new DocumentStore(new DocumentOptions(), new DocumentParser(limits)), services.GetRequiredService<RightsCheck>(), services.GetRequiredService<CallerWatch>(), services.GetRequiredService<DocumentLimiter>(), services.GetRequiredService<QueryGate>(), limits,
            new GraphQLNetEngine(
                services.GetRequiredService<BoundContract>(), services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<TimeLimit>(),
                services.GetRequiredService<FastPathMetrics>(), NullLogger<GraphQLNetEngine>.Instance, hasFastPath));
    }

    private async Task<string> AnswerAsync(RequestPipeline pipeline, string query, string variables)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var response = await pipeline.ExecuteAsync(RequestOf(query, variables), Caller.Owner, scope.ServiceProvider, CancellationToken.None);
        using var bytes = new MemoryStream();
        await response.WriteAsync(bytes, CancellationToken.None);
        return $"{response.Kind} {Encoding.UTF8.GetString(bytes.ToArray())}";
    }

    private static GraphQLRequest RequestOf(string query, string variables) =>
        new(query, OperationName: null, JsonSerializer.Deserialize<JsonElement>(variables), AllowedOperations.Mutations);
}
