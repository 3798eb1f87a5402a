using System.Net;
using Insights.Server.Queues;

namespace Insights.Server.Tests.Hosting;

public sealed class RequestQueuesTests
{
    [Fact]
    public async Task A_picture_waits_for_room_and_is_refused_where_too_many_wait()
    {
        await using var served = new ServedDatabase();
        await served.StartAsync();
        var queue = served.Service<RequestQueues>().Pictures;
        var chart = new Uri("/charts/cohorts.svg", UriKind.Relative);
        var all = await queue.AcquireAsync(Environment.ProcessorCount);
        var waiting = Enumerable.Range(0, 100).Select(_ => queue.AcquireAsync().AsTask()).ToList();

        using var refused = await served.Client.GetAsync(chart);
        all.Dispose();
        foreach (var next in waiting) (await next).Dispose();
        using var answered = await served.Client.GetAsync(chart);

        // Without an analysis there is nothing to draw.
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound), (refused.StatusCode, answered.StatusCode));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(Environment.ProcessorCount, (int)queue.GetStatistics()!.CurrentAvailablePermits);
    }
}
