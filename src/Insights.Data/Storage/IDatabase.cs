using System.Data.Common;
using Insights.Data.Faults;
using Insights.Data.Histories;
using Insights.Data.Import.Merging;
using Insights.Data.Runs;

namespace Insights.Data.Storage;

/// <summary>
/// One shop's database: the seam behind which everything lies that differs between SQLite and other databases.
/// Queries and small writes go through <see cref="CreateContext"/> or <see cref="OpenAsync"/>; the bulk paths have an
/// interface each.
/// </summary>
public interface IDatabase : IImportDatabase
{
    /// <summary>True where the database exists in this program's version.</summary>
    /// <exception cref="DatabaseException">It was written by a newer version, or cannot be opened.</exception>
    Task<bool> IsCurrentAsync(CancellationToken cancellationToken);

    /// <summary>A short-lived unit of work.</summary>
    InsightsDbContext CreateContext();

    /// <summary>An open connection for reading; the caller disposes of it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A statement for reading, prepared once for all who use the same text; the caller disposes of it, which gives it back.</summary>
    Task<PreparedQuery> PrepareAsync(string sql, CancellationToken cancellationToken);

    /// <summary>
    /// The revisions of the topics as they are now, whichever process has raised them: what is read afterwards is at least as new. Cheap while
    /// nothing changes.
    /// </summary>
    /// <exception cref="DatabaseException">The file cannot be read, or is being replaced.</exception>
    Task<Revisions> ReadRevisionsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the purchase history of all known customers.</summary>
    IHistorySource Histories { get; }

    /// <summary>Writes analysis runs.</summary>
    IRunWriter RunWriter { get; }

    /// <summary>Stops what the database is computing for a connection when the token is cancelled, until the registration is disposed of.</summary>
    CancellationTokenRegistration InterruptOn(DbConnection? connection, CancellationToken cancellationToken);

    /// <summary>An error of the database in the owner's words, or as the cancellation by which a statement was interrupted; null for any other error.</summary>
    Exception? Translate(DbException error, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<string, string>> IImportDatabase.ReadAnswersAsync(string kind, CancellationToken cancellationToken) =>
        ImportAnswerQueries.ReadAsync(this, kind, cancellationToken);

    Task<IReadOnlyList<string>> IImportDatabase.ReadBuyersAsync(int limit, CancellationToken cancellationToken) => BuyerQueries.ReadAsync(this, limit, cancellationToken);

    Task<long> IImportDatabase.CountBuyersAsync(IEnumerable<string> ids, CancellationToken cancellationToken) => BuyerQueries.CountAsync(this, ids, cancellationToken);
}
