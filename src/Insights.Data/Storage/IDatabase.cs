using System.Data.Common;
using Insights.Data.Histories;
using Insights.Data.Import.Merging;
using Insights.Data.Runs;
using Insights.Data.Shops;

namespace Insights.Data.Storage;

/// <summary>
/// One shop's database: the seam behind which everything lies that differs between SQLite and other databases.
/// Queries and small writes go through <see cref="CreateContext"/> or <see cref="OpenAsync"/>; the bulk paths have an
/// interface each.
/// </summary>
public interface IDatabase
{
    /// <summary>Where the database lives, for messages to the owner.</summary>
    string Location { get; }

    /// <summary>
    /// Creates the database or brings it to this program's version. All or nothing, also when it is killed; one of an earlier version is
    /// copied beside itself before.
    /// </summary>
    /// <returns>Where the database lies as it was before; null where it was new, or of this version already.</returns>
    /// <exception cref="DatabaseException">It was written by a newer version, or cannot be opened, or there is no room for the copy.</exception>
    Task<string?> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>True where the database exists in this program's version.</summary>
    /// <exception cref="DatabaseException">It was written by a newer version, or cannot be opened.</exception>
    Task<bool> IsCurrentAsync(CancellationToken cancellationToken);

    /// <summary>The shop; null where the database does not exist yet or has seen no import.</summary>
    Task<Shop?> ReadShopAsync(CancellationToken cancellationToken);

    /// <summary>A short-lived unit of work.</summary>
    InsightsDbContext CreateContext();

    /// <summary>An open connection for reading; the caller disposes of it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A statement for reading, prepared once for all who use the same text; the caller disposes of it, which gives it back.</summary>
    Task<PreparedQuery> PrepareAsync(string sql, CancellationToken cancellationToken);

    /// <summary>
    /// A number that is another one after every change of the database, by whichever program; it says nothing beyond this
    /// object's life. What was read after it was told is at least as new.
    /// </summary>
    Task<long> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>A place for the rows of one file. It touches nothing until it is told to merge.</summary>
    Task<IImportSession> BeginImportAsync(CancellationToken cancellationToken);

    /// <summary>Reads the purchase history of all known customers.</summary>
    IHistorySource Histories { get; }

    /// <summary>Writes analysis runs.</summary>
    IRunWriter RunWriter { get; }
}
