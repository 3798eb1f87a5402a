namespace Insights.Server.GraphQL.Answers;

/// <summary>
/// Keeps answers until the database changes. An answer belongs to a request, byte for byte, and to the version of the data
/// that was read before it was made; the versions count on whoever changes the database, so that an old answer is never given
/// again. Memory is bounded; what was not used for longest makes room.
/// </summary>
/// <param name="options">How much is kept.</param>
internal sealed class ResponseCache(AnswerOptions options)
{
    /// <summary>One answer must not push all others out.</summary>
    private const int MaxShare = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<CacheKey, LinkedListNode<Kept>> byKey = [];
    private readonly LinkedList<Kept> byUse = new();

    /// <summary>Bytes of what is kept.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The answer to a request of this version of the data; null where none is kept.</summary>
    internal ReadOnlyMemory<byte>? Find(CacheKey key, long version)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return null;
            if (node.Value.Version != version)
            {
                Forget(node);
                return null;
            }
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    /// <summary>Keeps an answer, unless it is too long.</summary>
    /// <param name="key">The request.</param>
    /// <param name="version">The version of the data, read before the answer was made.</param>
    /// <param name="answer">The answer.</param>
    internal void Keep(CacheKey key, long version, ReadOnlyMemory<byte> answer)
    {
        var kept = new Kept(key, version, answer);
        if (kept.Bytes > options.KeptBytes / MaxShare) return;
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var older)) Forget(older);
            byKey.Add(key, byUse.AddFirst(kept));
            Bytes += kept.Bytes;
            while (Bytes > options.KeptBytes && byUse.Last is { } oldest) Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<Kept> node)
    {
        byUse.Remove(node);
        byKey.Remove(node.Value.Key);
        Bytes -= node.Value.Bytes;
    }

    private sealed record Kept(CacheKey Key, long Version, ReadOnlyMemory<byte> Answer)
    {
        internal int Bytes => Key.Length + Answer.Length;
    }
}
