using System.Net;
using Insights.Data.Credentials;
using Insights.Server.Authentication;

namespace Insights.Server.Tests.Authentication;

/// <summary>Pages of other origins.</summary>
public class OriginTests
{
    private const string Page = "https://shop.example";

    [Fact]
    public async Task A_page_whose_origin_was_named_with_a_key_is_answered_with_that_key_alone()
    {
        await using var shop = await KeyShop.StartAsync();
        var (named, other) = (await CreateAsync(shop, Page), await CreateAsync(shop, "https://other.example"));
        var nowhere = await CreateAsync(shop);

        using var answered = await shop.SendAsync(KeyShop.Bearer(named), origin: Page);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal([Page], answered.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("Origin", answered.Headers.Vary);
        Assert.False(answered.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(KeyShop.Bearer(other), origin: Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(KeyShop.Bearer(nowhere), origin: Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(KeyShop.Bearer(named), origin: "https://evil.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(KeyShop.Bearer(named), origin: "null")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(authorization: null, origin: Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync("Basic b3duZXI6", origin: Page)).StatusCode);
    }

    [Fact]
    public async Task A_page_with_a_cookie_and_no_key_is_refused_though_its_origin_was_named()
    {
        await using var shop = await KeyShop.StartAsync();
        await CreateAsync(shop, Page);
        using var request = KeyShop.NewRequest(authorization: null, origin: Page);
        request.Headers.TryAddWithoutValidation("Cookie", "session=1");

        using var response = await shop.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_a_browser_asks_before_is_answered_for_origins_of_valid_keys_only()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await CreateAsync(shop, Page);

        using var allowed = await PreflightAsync(shop, Page);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal([Page], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("Authorization", string.Join(',', allowed.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
        using var foreign = await PreflightAsync(shop, "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));

        await shop.RevokeAsync(key);

        Assert.Equal(HttpStatusCode.Forbidden, (await PreflightAsync(shop, Page)).StatusCode);
    }

    [Fact]
    public async Task A_page_reads_why_its_key_is_refused()
    {
        await using var shop = await KeyShop.StartAsync();
        await CreateAsync(shop, Page);

        using var response = await shop.SendAsync("Bearer x", origin: Page);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal([Page], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_with_its_key_may_ask_by_GET_too()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await CreateAsync(shop, Page);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(KeyShop.Query)}");
        request.Headers.TryAddWithoutValidation("Authorization", KeyShop.Bearer(key));
        request.Headers.TryAddWithoutValidation("Origin", Page);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.OK, (await shop.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Another_host_name_is_refused_with_any_key()
    {
        await using var shop = await KeyShop.StartAsync();
        using var request = KeyShop.NewRequest(KeyShop.Bearer(await CreateAsync(shop, Page)), origin: Page);
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.Forbidden, (await shop.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task What_the_guard_refuses_locks_nobody_out()
    {
        await using var shop = await KeyShop.StartAsync();
        for (var i = 0; i < 2 * FailedAttempts.MaxFailures; i++)
        {
            using var request = KeyShop.NewRequest("Bearer x");
            request.Headers.Host = "evil.example";
            Assert.Equal(HttpStatusCode.Forbidden, (await shop.Client.SendAsync(request)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(KeyShop.Bearer(await CreateAsync(shop)))).StatusCode);
    }

    private static Task<IssuedCredential> CreateAsync(KeyShop shop, params string[] origins) =>
        shop.CreateAsync(new CredentialDraft(CredentialKind.Key, "Widget") { Scopes = [CredentialScope.Analytics], Origins = origins });

    private static async Task<HttpResponseMessage> PreflightAsync(KeyShop shop, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "authorization,content-type");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        return await shop.Client.SendAsync(request);
    }
}
