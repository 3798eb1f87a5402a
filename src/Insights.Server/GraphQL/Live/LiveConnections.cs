namespace Insights.Server.GraphQL.Live;

/// <summary>Counts the WebSockets and event streams that are open, and lets no more in than may be.</summary>
internal sealed class LiveConnections(LiveLimits limits)
{
    /// <summary>The code of the answer to one too many.</summary>
    internal const string TooManyCode = "TOO_MANY_CONNECTIONS";

    internal const string TooManyMessage = "There are too many open streams already. Close one, or try again later.";

    private int open;

    /// <summary>How many are open.</summary>
    internal int Open => Volatile.Read(ref open);

    /// <summary>Lets a connection in until it is disposed; null where there are too many.</summary>
    internal IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref open) <= limits.Connections) return new Entered(this);
        Interlocked.Decrement(ref open);
        return null;
    }

    private sealed class Entered(LiveConnections connections) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0) Interlocked.Decrement(ref connections.open);
        }
    }
}
