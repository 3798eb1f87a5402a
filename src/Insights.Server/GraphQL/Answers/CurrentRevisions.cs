using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Answers;

/// <summary>
/// The revisions with which one request begins. Each look costs a lock on the file, and a second one in the same request would
/// tell nothing that the request could use: what is read later is at least as new.
/// </summary>
internal sealed class CurrentRevisions(IDatabase database)
{
    private Task<Revisions>? revisions;

    /// <summary>The revisions, whichever process has raised them.</summary>
    internal Task<Revisions> ReadAsync(CancellationToken cancellationToken) => revisions ??= database.ReadRevisionsAsync(cancellationToken);
}
