using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.GraphQL;

/// <summary>More large queries at once than memory bears.</summary>
public sealed class LoadTests : IAsyncLifetime
{
    private const string Large = "{ customers(first: 500) { nodes { externalId name country } } }";
    private const int Lines = 1_000;

    private readonly TestShop shop = new();
    private readonly HttpClient client = new();
    private WebApplication? app;

    public async Task InitializeAsync()
    {
        await shop.ImportTextAsync("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n" + string.Concat(
            from order in Enumerable.Range(1, 3)
            from line in Enumerable.Range(0, Lines)
            select string.Create(CultureInfo.InvariantCulture, $"50000{order},P{line},TEA,1,2024-0{order}-05 10:00:00,1.00,12345,France\n")));
        app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
        {
            foreach (var (name, value) in new[] { ("CostValues", "2500"), ("ValuesAtOnce", "2500"), ("WaitingValues", "2500"), ("WaitSeconds", "1") })
                builder.Configuration[$"{GraphQLLimits.Section}:{name}"] = value;
        });
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        if (app is not null) await app.DisposeAsync();
        shop.Dispose();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_large_query_that_finds_no_room_gets_Retry_After_while_small_ones_and_health_are_answered(string mediaType)
    {
        var gate = app!.Services.GetRequiredService<QueryGate>();
        using (await gate.EnterAsync(new RequestCost(2_500, 2_500), CancellationToken.None))
        {
            using var refused = await SendAsync(Large, mediaType);
            using var small = await SendAsync("{ shop { currency } }", mediaType);
            using var alive = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("2", Assert.Single(refused.Headers.GetValues("Retry-After")));
            Assert.Equal("SERVER_BUSY", await CodeOfAsync(refused));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { small, alive, ready }.Select(response => response.StatusCode));
        }
        using var afterwards = await SendAsync(Large, mediaType);
        Assert.Equal(HttpStatusCode.OK, afterwards.StatusCode);
    }

    [Fact]
    public async Task Large_queries_wait_for_one_another_in_their_order_and_no_more_of_them_than_may_wait()
    {
        using var gate = new QueryGate(new GraphQLLimits { ValuesAtOnce = 5_000, WaitingValues = 8_000 }, TimeProvider.System);
        var first = await gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None);
        var second = gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None).AsTask();
        var third = gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None).AsTask();
        var refused = await Assert.ThrowsAsync<GraphQLErrorException>(() => gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None).AsTask());
        var small = await gate.EnterAsync(new RequestCost(1_000, 5_000), CancellationToken.None);

        first!.Dispose();
        var room = await second;

        Assert.Equal("SERVER_BUSY", refused.Code);
        Assert.Null(small);
        Assert.False(third.IsCompleted);
        room!.Dispose();
        (await third)!.Dispose();
    }

    [Fact]
    public async Task A_client_that_leaves_the_line_makes_room_for_the_next_one()
    {
        using var gate = new QueryGate(new GraphQLLimits { ValuesAtOnce = 5_000, WaitingValues = 4_000 }, TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var first = await gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None);
        var gone = gate.EnterAsync(new RequestCost(4_000, 5_000), leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        var next = gate.EnterAsync(new RequestCost(4_000, 5_000), CancellationToken.None).AsTask();
        first!.Dispose();

        (await next)!.Dispose();
    }

    [Theory]
    [InlineData("{ purchases(first: 3) { nodes { lines { quantity } } } }")]
    [InlineData("{ purchases(first: 3) { nodes { id lines { quantity product amount { amount } } } } }")]
    public async Task Lists_that_are_longer_than_was_assumed_count_as_long_as_they_are(string query)
    {
        using var response = await SendAsync(query, "application/json");

        Assert.Equal("LIMIT_EXCEEDED", await CodeOfAsync(response));
    }

    [Fact]
    public async Task A_picture_has_no_more_pixels_than_memory_bears()
    {
        using var large = await client.GetAsync(new Uri("/charts/lift.png?width=4000&height=4000&scale=4", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Contains("16 million pixels", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string query, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept", mediaType);
        return await client.SendAsync(request);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (string?)(await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["errors"]![0]!["extensions"]!["code"];
}
