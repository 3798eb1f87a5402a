using System.Diagnostics;
using GreenDonut;
using Insights.Server.GraphQL.Batching;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>
/// DataLoaderResult values that are loaded together. A DataLoader of Hot Chocolate's would let go on whoever waits for a value on threads of their
/// own, so that nobody knew when the next level is complete; here they go on in turn, while the dispatcher holds back.
/// </summary>
internal sealed class DataLoaderBatch(LevelDispatcher? dispatcher, CancellationToken cancellationToken) : Batch
{
    private readonly Lock gate = new();
    private readonly List<(IDataLoaderResult DataLoaderResult, TaskCompletionSource<object?> Value)> waiting = [];
    private bool isLoading;

    public override int Size
    {
        get { lock (gate) return waiting.Count; }
    }

    public override BatchStatus Status => BatchStatus.Enqueued;

    public override long CreatedTimestamp { get; } = Stopwatch.GetTimestamp();

    public override long ModifiedTimestamp => CreatedTimestamp;

    public override bool Touch() => true;

    /// <summary>Takes a value, which comes when the batch is through; false where the batch is loading already.</summary>
    internal bool TryAdd(IDataLoaderResult deferred, TaskCompletionSource<object?> value)
    {
        lock (gate)
        {
            if (!isLoading) waiting.Add((deferred, value));
            return !isLoading;
        }
    }

    public override async Task DispatchAsync()
    {
        lock (gate) isLoading = true;
        var values = waiting.ConvertAll(one => one.DataLoaderResult.GetAsync(cancellationToken));
        await Task.WhenAll(values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        dispatcher?.BeginHandingOut();
        // Each value, or its fault, belongs to a field of its own.
        for (var i = 0; i < waiting.Count; i++) waiting[i].Value.SetFromTask(values[i]);
    }
}
