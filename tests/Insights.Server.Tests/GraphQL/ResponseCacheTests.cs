using System.Net;
using System.Text;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;
using Microsoft.AspNetCore.Http;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Answers that are cached until what they were read from changes.</summary>
public class ResponseCacheTests
{
    private const string Sales = "order,customer,date,amount\n1,a,2024-01-01,10.00\n";
    private static readonly Revisions First = new(Purchases: 1);
    private const string Query = "{ purchases(first: 10) { nodes { amount { amount } } } }";

    [Fact]
    public async Task An_answer_is_read_once_and_anew_after_a_change_by_whichever_program()
    {
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync(Sales);
        await served.StartAsync();

        var first = await served.CountUnlessCachedAsync(Query);
        var again = await served.CountUnlessCachedAsync(Query);
        // Another object with connections of its own stands for another program.
        using var other = new Insights.Data.Storage.Sqlite.SqliteDatabase(served.Shop.Folder.File("data"));
        await using (var connection = await other.OpenAsync(CancellationToken.None))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE baskets SET amount = 70000";
            await command.ExecuteNonQueryAsync();
        }
        var changed = await served.QueryAsync(Query);

        Assert.True(first > 0);
        Assert.Equal(0, again);
        Assert.Equal(7m, (decimal)changed["purchases"]!["nodes"]![0]!["amount"]!["amount"]!);
    }

    [Fact]
    public async Task What_is_not_in_the_database_and_what_has_errors_is_never_cached()
    {
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync(Sales);
        await served.StartAsync();
        const string node = "{ node(id: \"Q3VzdG9tZXI6MQ\") { id } }";

        await served.QueryAsync(node);
        Assert.True(await served.CountUnlessCachedAsync(node) > 0);
        Assert.Equal("BAD_INPUT", await served.CodeAsync("{ customer { id } }"));
        Assert.Equal("BAD_INPUT", await served.CodeAsync("{ customer { id } }"));
    }

    [Fact]
    public async Task A_client_that_has_the_answer_to_a_GET_gets_304_until_the_data_change()
    {
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync(Sales);
        await served.StartAsync();
        var path = new Uri("/graphql?query=" + Uri.EscapeDataString(Query), UriKind.Relative);

        using var first = await served.Client.GetAsync(path);
        using var unchanged = await GetAsync(served.Client, path, first.Headers.ETag!.ToString());
        await served.Shop.ImportTextAsync("order,customer,date,amount\n2,a,2024-02-01,5.00\n");
        using var changed = await GetAsync(served.Client, path, first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("", await unchanged.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
        Assert.Equal("no-cache, private", changed.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Memory_is_bounded_and_an_old_version_is_forgotten()
    {
        var cache = new ResponseCache(new AnswerOptions { MaxBytes = 10_000 });
        var keys = new List<CacheKey>();
        for (var i = 0; i < 100; i++)
        {
            keys.Add(await KeyAsync($"request {i}"));
            cache.Store(keys[i], Topics.Purchases, First, new byte[900]);
        }
        cache.Store(await KeyAsync("large"), Topics.Purchases, First, new byte[5_000]);

        Assert.True(cache.Bytes <= 10_000);
        Assert.Null(cache.Find(keys[0], First));
        Assert.NotNull(cache.Find(keys[99], First));
        Assert.Null(cache.Find(await KeyAsync("large"), First));
        Assert.Null(cache.Find(keys[99], First with { Purchases = 2 }));
        Assert.Null(cache.Find(keys[99], First));
    }

    [Fact]
    public async Task Whoever_asks_with_other_rights_gets_an_answer_of_their_own()
    {
        var nobody = await KeyAsync("a");
        var owner = await KeyAsync("a", ("scope", "owner"));
        var analyst = await KeyAsync("a", ("scope", "analyst"));

        Assert.Equal(nobody, await KeyAsync("a"));
        Assert.Equal(3, new[] { nobody, owner, analyst }.Distinct().Count());
    }

    private static async Task<CacheKey> KeyAsync(string body, params (string Type, string Value)[] claims)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = HttpMethods.Post;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.User = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(claims.Select(claim => new System.Security.Claims.Claim(claim.Type, claim.Value))));
        return await CacheKey.OfBodyAsync(http.Request, CancellationToken.None);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, Uri path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }
}
