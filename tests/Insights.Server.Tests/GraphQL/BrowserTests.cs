using System.Net;

namespace Insights.Server.Tests.GraphQL;

/// <summary>What browsers do by themselves with addresses of this server.</summary>
[Collection(ServedShopTests.Name)]
public class BrowserTests(ServedShop served)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private const string Query = "/graphql?query=%7Bshop%7Bcurrency%7D%7D";

    [Theory]
    [InlineData("/graphql", "/graphql/ide")]
    [InlineData(Query, "/graphql/ide?query=%7Bshop%7Bcurrency%7D%7D")]
    public async Task A_browser_that_opens_the_address_comes_to_the_ide_and_runs_nothing(string address, string expected)
    {
        using var response = await SendAsync(address, ("Accept", Browser), ("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal((HttpStatusCode.Redirect, expected), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json, text/html;q=0.5")]
    [InlineData("application/graphql-response+json, application/json;q=0.9, text/html;q=0.1")]
    public async Task A_program_is_answered(string accept)
    {
        using var response = await SendAsync(Query, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("currency", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", Browser)]
    [InlineData("same-site", Browser)]
    [InlineData("cross-site", "*/*")]
    [InlineData("cross-site", "text/event-stream")]
    public async Task A_page_of_another_site_that_leads_to_a_query_runs_none(string site, string accept)
    {
        using var response = await SendAsync(Query, ("Accept", accept), ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("CROSS_SITE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("GraphQL-Require-Preflight")]
    [InlineData("Apollo-Require-Preflight")]
    public async Task A_header_that_no_page_sends_unasked_says_that_it_is_a_program(string header)
    {
        using var response = await SendAsync(Query, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), (header, "1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_link_of_another_site_without_a_query_opens_the_ide()
    {
        using var response = await SendAsync("/graphql", ("Accept", Browser), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Theory]
    [InlineData("/graphql?query=%7Bshop%7D")]
    [InlineData("/graphql?query=%7Bnode(id:%22x%22)%7Bid%7D%7D")]
    [InlineData("/graphql?query=%7B")]
    [InlineData("/graphql")]
    [InlineData("/graphql?query=mutation%7BcancelJob(id:%22x%22)%7Bjob%7Bid%7D%7D%7D")]
    [InlineData("/graphql?query=%7Bjob(id:%22Sm9iOjk%22)%7Bid%7D%7D")]
    [InlineData("/charts/none.svg")]
    [InlineData("/charts/lift.svg?width=1")]
    [InlineData("/charts/customer-timeline.svg?customer=Q3VzdG9tZXI6OTk5OTk5")]
    [InlineData("/exports/none.csv")]
    [InlineData("/customers/999999")]
    [InlineData("/nowhere")]
    public async Task An_error_is_cached_by_nobody(string address)
    {
        using var response = await SendAsync(address);

        Assert.True(response.Headers.CacheControl?.NoStore, $"{response.StatusCode} {response.Headers.CacheControl}");
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task An_answer_of_data_may_be_cached_by_its_client()
    {
        using var response = await SendAsync(Query);

        Assert.Equal("no-cache, private", response.Headers.CacheControl?.ToString());
        Assert.NotNull(response.Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql/ide")]
    [InlineData(Query)]
    [InlineData("/graphql?query=%7Bshop%7D")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/charts/lift.svg")]
    [InlineData("/charts/lift.png")]
    [InlineData("/charts/none.svg")]
    [InlineData("/exports/next-vips.csv")]
    [InlineData("/exports/next-vips.ndjson")]
    [InlineData("/customers/found.csv?q=a")]
    [InlineData("/imports/list.csv")]
    [InlineData("/runs/list.ndjson")]
    [InlineData("/assets/site.css")]
    [InlineData("/health/live")]
    [InlineData("/customers/999999")]
    [InlineData("/imports?after=nonsense")]
    [InlineData("/nowhere")]
    public async Task No_response_is_taken_for_another_type_than_it_says(string address)
    {
        using var response = await SendAsync(address);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    private async Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = served.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
