using Insights.Data.Faults;
using Insights.Server.Access;

namespace Insights.Server.GraphQL.Live;

/// <summary>Watches whether the caller of an open connection may still have it, also while nothing is executed on it.</summary>
internal sealed class ConnectionWatch : IAsyncDisposable
{
    /// <summary>A stream ends within five seconds of a revocation.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;

    private ConnectionWatch(ICallerValidity validity, Caller caller, TimeProvider clock) => watching = WatchAsync(validity, caller, clock);

    /// <summary>Cancelled when the caller may have the stream no longer.</summary>
    internal CancellationToken Ended => ended.Token;

    /// <summary>Watches the caller of a request until it is disposed of.</summary>
    internal static ConnectionWatch Begin(HttpContext http) =>
        new(http.RequestServices.GetRequiredService<ICallerValidity>(), Caller.Of(http.User), http.RequestServices.GetRequiredService<TimeProvider>());

    private async Task WatchAsync(ICallerValidity validity, Caller caller, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (await IsValidAsync(validity, caller)) continue;
                await ended.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The stream is over.
        }
    }

    /// <summary>Of a database that cannot be read no event comes, either.</summary>
    private async Task<bool> IsValidAsync(ICallerValidity validity, Caller caller)
    {
        try
        {
            return await validity.IsStillValidAsync(caller, stop.Token);
        }
        catch (DatabaseException)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
        ended.Dispose();
    }
}
