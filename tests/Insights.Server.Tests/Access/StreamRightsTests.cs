using System.Net.Http.Json;
using Insights.Server.Access;
using Insights.Server.Queries.Live;

namespace Insights.Server.Tests.Access;

/// <summary>Streams are their caller's for as long as the caller is one.</summary>
[Collection(AskedShopTests.Name)]
public class StreamRightsTests(AskedShop shop)
{
    private const string Runs = "subscription { runFinished { asOf } }";

    [Fact]
    public async Task A_subscription_is_checked_when_it_begins()
    {
        using var response = await StreamAsync(CallerHeader.KeyWith(301, "import"), Runs);

        Assert.Contains("This caller may not use Subscription.runFinished.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_within_five_seconds_after_its_key_was_revoked()
    {
        var key = CallerHeader.KeyWith(302, "lists");
        using var response = await StreamAsync(key, Runs);
        while (shop.Served.Service<RunFeed>().Listeners == 0) await Task.Delay(20);
        var reading = response.Content.ReadAsStringAsync();
        Assert.NotSame(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(3))));

        shop.Revoked.Add(key);

        Assert.Contains(AccessRefusal.Code, await reading.WaitAsync(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        Assert.NotNull(await shop.RefusalAsync(key, "{ shop { name } }"));
    }

    private async Task<HttpResponseMessage> StreamAsync(Caller caller, string query)
    {
        using var request = CallerHeader.Request(HttpMethod.Post, "/graphql", caller);
        request.Headers.Add("Accept", "text/event-stream");
        request.Content = JsonContent.Create(new { query });
        return await shop.Served.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
