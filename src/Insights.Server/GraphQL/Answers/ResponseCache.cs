using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Answers;

/// <summary>
/// Whole answers in memory. An answer belongs to a request, byte for byte, and is returned as long as none of the topics that it was read
/// from has changed since before it was made. Memory is bounded; what was not used for longest makes room.
/// </summary>
/// <param name="options">How much is cached.</param>
internal sealed class ResponseCache(AnswerOptions options)
{
    /// <summary>One answer must not push all others out.</summary>
    private const int MaxShare = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<CacheKey, LinkedListNode<Entry>> byKey = [];
    private readonly LinkedList<Entry> byUse = new();

    /// <summary>Bytes of what is cached.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The answer to a request; null where none is cached that is up to date.</summary>
    internal ReadOnlyMemory<byte>? Find(CacheKey key, Revisions now)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return null;
            if (now.Of(node.Value.Topics) != node.Value.Revisions)
            {
                Remove(node);
                return null;
            }
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    /// <summary>Stores an answer, unless it is too long.</summary>
    /// <param name="key">The request.</param>
    /// <param name="topics">What it was read from.</param>
    /// <param name="before">The revisions, read before the answer was made.</param>
    /// <param name="answer">The answer.</param>
    internal void Store(CacheKey key, Topics topics, Revisions before, ReadOnlyMemory<byte> answer)
    {
        var entry = new Entry(key, topics, before.Of(topics), answer);
        if (entry.Bytes > options.MaxBytes / MaxShare) return;
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var older)) Remove(older);
            byKey.Add(key, byUse.AddFirst(entry));
            Bytes += entry.Bytes;
            while (Bytes > options.MaxBytes && byUse.Last is { } oldest) Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        byKey.Remove(node.Value.Key);
        Bytes -= node.Value.Bytes;
    }

    private sealed record Entry(CacheKey Key, Topics Topics, Revisions Revisions, ReadOnlyMemory<byte> Answer)
    {
        internal int Bytes => Key.Length + Answer.Length;
    }
}
