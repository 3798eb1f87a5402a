using HotChocolate.Fetching;
using Insights.Server.GraphQL.Batching;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>Collects the deferred values of a request until their level is complete, and gives them to Hot Chocolate's scheduler as one batch.</summary>
internal sealed class DataLoaderLevel(IBatchDispatcher dispatcher)
{
    private readonly Lock gate = new();
    private DataLoaderBatch? current;

    internal Task<object?> GetAsync(IDataLoaderResult deferred, CancellationToken cancellationToken)
    {
        var value = new TaskCompletionSource<object?>();
        DataLoaderBatch? made = null;
        lock (gate)
        {
            if (current?.TryAdd(deferred, value) != true)
            {
                current = made = new DataLoaderBatch(dispatcher as LevelDispatcher, cancellationToken);
                made.TryAdd(deferred, value);
            }
        }
        if (made is not null) dispatcher.Schedule(made);
        return value.Task;
    }
}
