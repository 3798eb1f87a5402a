using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Answers;

/// <summary>
/// The version of the data that one request begins with. Each look costs a lock on the file, and a second one in the same request would
/// tell nothing that the request could use: what is read later is at least as new.
/// </summary>
internal sealed class DatabaseChangeToken(IDatabase database)
{
    private Task<long>? version;

    /// <summary>The number; another one after every change by whichever program.</summary>
    internal Task<long> ReadAsync(CancellationToken cancellationToken) => version ??= database.ReadVersionAsync(cancellationToken);
}
