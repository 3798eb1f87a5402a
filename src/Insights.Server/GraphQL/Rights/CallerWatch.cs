using System.Runtime.CompilerServices;
using Insights.Server.Access;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Rights;

/// <summary>Ends what lives longer than a request when its caller is valid no more: before each event, and every two seconds while none comes.</summary>
internal sealed class CallerWatch(ICallerValidity validity, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Refuses a caller who is valid no more.</summary>
    /// <exception cref="GraphQLErrorException">The caller is not.</exception>
    internal async ValueTask DemandAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!await validity.IsStillValidAsync(caller, cancellationToken))
            throw new GraphQLErrorException(GraphQLErrorException.Forbidden, AccessRefusal.MessageFor("this server any more"));
    }

    /// <summary>Events for as long as their caller is valid.</summary>
    /// <exception cref="GraphQLErrorException">The caller is valid no more.</exception>
    internal async IAsyncEnumerable<GraphQLResponse> WatchAsync(
        IAsyncEnumerable<GraphQLResponse> events, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var reader = events.GetAsyncEnumerator(stop.Token);
        var next = Task.FromResult(true);
        try
        {
            while (true)
            {
                next = reader.MoveNextAsync().AsTask();
                while (!await IsSoonAsync(next, cancellationToken)) await DemandAsync(caller, cancellationToken);
                if (!await next) yield break;
                await DemandAsync(caller, cancellationToken);
                yield return reader.Current;
            }
        }
        finally
        {
            // A reader may be disposed of only when nothing is asked of it.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsSoonAsync(Task next, CancellationToken cancellationToken)
    {
        if (next.IsCompleted) return true;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(next, Task.Delay(Every, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == next;
    }
}
