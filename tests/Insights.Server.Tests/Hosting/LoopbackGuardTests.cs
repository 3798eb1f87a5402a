using System.Net;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.Extensions.Configuration;

namespace Insights.Server.Tests.Hosting;

[Collection(ServedShopTests.Name)]
public class LoopbackGuardTests(ServedShop served)
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0;http://[::1]:5080")]
    [InlineData("http://127.8.9.1:80")]
    public void Loopback_addresses_are_taken(string urls) => Assert.NotEmpty(LoopbackGuard.Check(urls));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://shop.example:5080")]
    [InlineData("http://localhost:5080;http://[::]:5080")]
    [InlineData("localhost:5080")]
    [InlineData("")]
    public void Addresses_that_others_can_reach_are_refused(string urls) => Assert.Throws<ArgumentException>(() => LoopbackGuard.Check(urls));

    [Fact]
    public async Task A_setting_of_the_environment_opens_no_other_address()
    {
        using var shop = new TestShop();
        await shop.Database.MigrateAsync(CancellationToken.None);
        await using var app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
            builder.Configuration.AddInMemoryCollection([new("Kestrel:Endpoints:Other:Url", "http://0.0.0.0:0")]));

        await app.StartAsync();

        Assert.StartsWith("http://127.0.0.1:", Assert.Single(app.Urls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_request_of_another_page_or_under_another_name_is_refused(string header, string value)
    {
        foreach (var address in new[] { "/health/live", "/charts/lift.svg", "/graphql?query={shop{currency}}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value);

            using var response = await served.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_servers_own_pages_and_a_link_from_elsewhere_are_answered()
    {
        using var own = new HttpRequestMessage(HttpMethod.Get, "/");
        own.Headers.TryAddWithoutValidation("Origin", served.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        own.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var link = new HttpRequestMessage(HttpMethod.Get, "/");
        link.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        link.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");

        Assert.Equal(HttpStatusCode.OK, (await served.Client.SendAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await served.Client.SendAsync(link)).StatusCode);
    }
}
