using HotChocolate.Fetching;
using HotChocolate.Resolvers;
using Insights.Server.GraphQL.Batching;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version15;

/// <summary>
/// Requests batched values when all resolvers of the level have had their turn. Hot Chocolate dispatches as soon as nothing is
/// queued, which may be between two objects of a list: what waits is requested when a dispatch finds no more of it than the one before.
/// </summary>
internal sealed class DataLoaderLevel
{
    private readonly Lock gate = new();
    private List<(IDataLoaderResult DataLoaderResult, TaskCompletionSource<object?> Value)> waiting = [];
    private int seen;
    private bool isHandingOut;

    internal Task<object?> GetAsync(IDataLoaderResult deferred, IResolverContext context)
    {
        var value = new TaskCompletionSource<object?>();
        bool isFirst;
        lock (gate)
        {
            isFirst = waiting.Count == 0;
            waiting.Add((deferred, value));
        }
        if (isFirst) Schedule(context);
        return value.Task;
    }

    private void Schedule(IResolverContext context) =>
        context.RequestServices.GetRequiredService<IBatchHandler>().Schedule(async () => await DispatchAsync(context));

    private async Task DispatchAsync(IResolverContext context)
    {
        List<(IDataLoaderResult DataLoaderResult, TaskCompletionSource<object?> Value)>? level = null;
        lock (gate)
        {
            if (!isHandingOut && seen == waiting.Count) (level, waiting, seen) = (waiting, [], 0);
            else seen = waiting.Count;
        }
        if (level is null) Schedule(context);
        else await TellAsync(level, context.RequestAborted);
    }

    private async Task TellAsync(List<(IDataLoaderResult DataLoaderResult, TaskCompletionSource<object?> Value)> level, CancellationToken cancellationToken)
    {
        var values = level.ConvertAll(one => one.DataLoaderResult.GetAsync(cancellationToken));
        await Task.WhenAll(values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        lock (gate) isHandingOut = true;
        // Each value, or its fault, belongs to a field of its own.
        for (var i = 0; i < level.Count; i++) level[i].Value.SetFromTask(values[i]);
        lock (gate) isHandingOut = false;
    }
}
