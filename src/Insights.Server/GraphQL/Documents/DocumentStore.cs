using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Documents;

/// <summary>Finds the document of a request: the one that it sends, or the one that it names by its hash.</summary>
internal sealed class DocumentStore(DocumentOptions options, DocumentParser parser)
{
    private readonly DocumentCache cache = new(options.MaxCharacters);
    private readonly TrustedDocuments trusted = TrustedDocuments.Load(options.Trusted, parser);

    /// <summary>Characters of the cached documents, beside the trusted ones.</summary>
    internal int MaxCharacters => cache.Characters;

    /// <summary>The document of a request.</summary>
    /// <exception cref="GraphQLErrorException">It names one that there is not, or sends one that is not taken.</exception>
    internal PreparedDocument Find(GraphQLRequest request) =>
        request.Query is { } text
            ? FindSent(text, request.Hash, options.TrustedOnly || request.TrustedOnly)
            : FindNamed(request.Hash ?? "", options.TrustedOnly || request.TrustedOnly);

    /// <summary>Caches a document that has been executed; invalid ones are not cached, so that they evict nothing.</summary>
    internal void Add(PreparedDocument document)
    {
        if (document.FitsSchema && trusted.Find(document.Hash) is null) cache.Add(document);
    }

    private PreparedDocument FindSent(string text, string? claimed, bool trustedOnly)
    {
        var hash = DocumentHash.Of(text);
        if (claimed is not null && claimed != hash)
            throw new GraphQLErrorException(GraphQLErrorException.PersistedQueryMismatch, "The hash is not the SHA-256 of the document.");
        if (trusted.Find(hash) is { } found) return found;
        if (trustedOnly)
            throw new GraphQLErrorException(GraphQLErrorException.NotTrusted, "This server takes only the documents that its owner has approved.");
        return cache.Find(hash) ?? parser.Parse(text);
    }

    /// <summary>The messages are those that clients with automatic persisted queries expect.</summary>
    private PreparedDocument FindNamed(string hash, bool trustedOnly)
    {
        if (trusted.Find(hash) is { } found) return found;
        if (!options.PersistedQueries)
            throw new GraphQLErrorException(GraphQLErrorException.PersistedQueryNotSupported, "PersistedQueryNotSupported");
        return (trustedOnly ? null : cache.Find(hash))
            ?? throw new GraphQLErrorException(GraphQLErrorException.PersistedQueryNotFound, "PersistedQueryNotFound");
    }
}
