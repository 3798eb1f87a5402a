namespace Insights.Server.GraphQL.Documents;

/// <summary>
/// Caches documents that have been executed, for requests that send or name them again. The memory is bounded by the length
/// of their texts; the least recently used ones are evicted.
/// </summary>
/// <param name="maxCharacters">Characters of all texts.</param>
internal sealed class DocumentCache(int maxCharacters)
{
    /// <summary>One document must not evict all others.</summary>
    private const int MaxShare = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<PreparedDocument>> byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<PreparedDocument> byUse = new();

    /// <summary>Characters of the cached documents.</summary>
    internal int Characters { get; private set; }

    /// <summary>A document by its hash; null where it is not cached.</summary>
    internal PreparedDocument? Find(string hash)
    {
        lock (gate)
        {
            if (!byHash.TryGetValue(hash, out var node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Caches a document, unless it is too long.</summary>
    internal void Add(PreparedDocument document)
    {
        if (document.Text.Length > maxCharacters / MaxShare) return;
        lock (gate)
        {
            if (byHash.ContainsKey(document.Hash)) return;
            byHash.Add(document.Hash, byUse.AddFirst(document));
            Characters += document.Text.Length;
            while (Characters > maxCharacters && byUse.Last is { } oldest)
            {
                byUse.RemoveLast();
                byHash.Remove(oldest.Value.Hash);
                Characters -= oldest.Value.Text.Length;
            }
        }
    }
}
