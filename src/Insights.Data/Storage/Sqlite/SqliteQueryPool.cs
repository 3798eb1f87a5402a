using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Connections for reading with the statements that were prepared on them. Opening a connection and preparing a statement
/// take longer than reading a page does.
/// </summary>
internal sealed class SqliteQueryPool(Func<CancellationToken, Task<SqliteConnection>> openAsync)
{
    /// <summary>Connections that are pooled; more are closed after their use.</summary>
    private const int MaxConnections = 8;

    /// <summary>Statements of one connection. Filters make many texts, most of which come once.</summary>
    private const int MaxStatements = 64;

    private readonly ConcurrentStack<Session> idle = new();

    /// <summary>A statement on a connection that nobody else uses.</summary>
    internal async Task<PreparedQuery> PrepareAsync(string sql, CancellationToken cancellationToken)
    {
        if (!idle.TryPop(out var session)) session = new Session(await openAsync(cancellationToken));
        var taken = session;
        return new PreparedQuery(session.Find(sql), () => GiveBack(taken));
    }

    /// <summary>Closes the connections that nobody uses.</summary>
    internal void Clear()
    {
        while (idle.TryPop(out var session)) session.Dispose();
    }

    private void GiveBack(Session session)
    {
        if (idle.Count < MaxConnections) idle.Push(session);
        else session.Dispose();
    }

    private sealed class Session(SqliteConnection connection) : IDisposable
    {
        private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);

        internal SqliteCommand Find(string sql)
        {
            if (statements.TryGetValue(sql, out var found)) return found;
            if (statements.Count >= MaxStatements) Forget();
            var command = connection.CreateCommand();
            command.CommandText = sql;
            // Else the statement is prepared for one use only.
            command.Prepare();
            statements.Add(sql, command);
            return command;
        }

        public void Dispose()
        {
            Forget();
            connection.Dispose();
        }

        private void Forget()
        {
            foreach (var command in statements.Values) command.Dispose();
            statements.Clear();
        }
    }
}
