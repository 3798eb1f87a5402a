using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Reads and raises the revisions of topics.</summary>
internal static class SqliteTopics
{
    /// <summary>Raises them within the transaction that changes what the topics are about.</summary>
    internal static void Raise(sqlite3 database, Topics topics)
    {
        using var raise = new SqliteStatement(database, "UPDATE topics SET revision = revision + 1 WHERE topic = ?");
        foreach (var name in TopicRevision.NamesOf(topics))
        {
            raise.Bind(0, name);
            raise.Execute();
        }
    }

    /// <summary>Raises all of them beyond what anybody has seen of another content of the same database.</summary>
    /// <param name="seen">The greatest revision that may have been seen.</param>
    /// <param name="distance">How far beyond it.</param>
    internal static string RaiseBeyond(long seen, int distance) => FormattableString.Invariant($"UPDATE topics SET revision = max(revision, {seen}) + {distance}");

    /// <summary>The stored revisions; all 0 where the database is new or of an earlier version.</summary>
    internal static Revisions Read(sqlite3 database)
    {
        using var table = new SqliteStatement(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'topics'");
        if (!table.Step()) return default;
        using var query = new SqliteStatement(database, "SELECT topic, revision FROM topics");
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (query.Step()) revisions[query.Text(0)] = query.Int64(1);
        return TopicRevision.From(revisions);
    }
}
