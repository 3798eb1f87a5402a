using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Answers;

/// <summary>
/// The revisions at the beginning of one request. Reading them takes a lock on the file, and reading them again in the same request
/// would not help: what is read later is at least as new.
/// </summary>
internal sealed class CurrentRevisions(IDatabase database)
{
    private Task<Revisions>? revisions;

    /// <summary>The revisions, whichever process has raised them.</summary>
    internal Task<Revisions> ReadAsync(CancellationToken cancellationToken) => revisions ??= database.ReadRevisionsAsync(cancellationToken);
}
