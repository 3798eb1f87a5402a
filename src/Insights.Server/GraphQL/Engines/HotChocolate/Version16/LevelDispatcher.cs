using System.Collections.Immutable;
using GreenDonut;
using HotChocolate.Fetching;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>
/// Dispatches the batches of a request when all resolvers of the level have had their turn. Hot Chocolate's own goes by the clock, so that on
/// a busy machine it dispatches between two objects of a list: here what waits is loaded when a dispatch finds no more of it than the one before.
/// </summary>
internal sealed class LevelDispatcher : IBatchDispatcher
{
    private readonly Lock gate = new();
    private ImmutableArray<IObserver<BatchDispatchEventArgs>> observers = [];
    private List<Batch> waiting = [];
    private int seen;
    private bool isLooking;
    private bool isHandingOut;

    /// <summary>Values are handed out one after the other until their batch is through: what waits meanwhile is not all of its level.</summary>
    internal void BeginHandingOut()
    {
        lock (gate) isHandingOut = true;
    }

    public void Schedule(Batch batch)
    {
        lock (gate) waiting.Add(batch);
        Notify(BatchDispatchEventType.Enqueued);
    }

    /// <summary>Called when nothing is queued.</summary>
    public void BeginDispatch(CancellationToken cancellationToken = default)
    {
        // One look after the other: two at once would always find the same.
        lock (gate)
        {
            if (isLooking || waiting.Count == 0) return;
            isLooking = true;
        }
        _ = DispatchAsync();
    }

    public IDisposable Subscribe(IObserver<BatchDispatchEventArgs> observer)
    {
        ImmutableInterlocked.Update(ref observers, (all, one) => all.Add(one), observer);
        return new Subscription(this, observer);
    }

    public void Dispose() => observers = [];

    private async Task DispatchAsync()
    {
        // Whoever calls has a lock, which observers take.
        await Task.Yield();
        List<Batch>? level = null;
        lock (gate)
        {
            isLooking = false;
            var keys = waiting.Sum(batch => batch.Size);
            if (!isHandingOut && keys == seen) (level, waiting, seen) = (waiting, [], 0);
            else seen = keys;
        }
        if (level is null)
        {
            Notify(BatchDispatchEventType.Enqueued);
            return;
        }
        await Task.WhenAll(level.Select(batch => batch.DispatchAsync()));
        lock (gate) isHandingOut = false;
        Notify(BatchDispatchEventType.Dispatched);
    }

    private void Notify(BatchDispatchEventType happened)
    {
        foreach (var observer in observers) observer.OnNext(new BatchDispatchEventArgs(happened));
    }

    private sealed class Subscription(LevelDispatcher dispatcher, IObserver<BatchDispatchEventArgs> observer) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref dispatcher.observers, (all, one) => all.Remove(one), observer);
    }
}
