using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Insights.Data.Storage;

/// <summary>Reads rows by SQL, for lists and sums whose shape is their own; the SQL is the same for every database.</summary>
public static class DatabaseQueries
{
    /// <summary>Streams the rows of a query.</summary>
    /// <param name="database">The database.</param>
    /// <param name="sql">The query, with parameters such as @run.</param>
    /// <param name="parameters">Names and values; null is SQL's NULL.</param>
    /// <param name="read">Makes an item of the current row.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async IAsyncEnumerable<T> QueryAsync<T>(
        this IDatabase database, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var query = await database.PrepareAsync(sql, cancellationToken);
        query.Bind(parameters);
        await foreach (var item in ReadAsync(database, query.Command, read, cancellationToken)) yield return item;
    }

    /// <summary>
    /// The same for a query that reads a whole shop. It copies the file's pages into a small page cache: memory mapping is
    /// faster for a few pages, but fetches the upper pages of each B-tree anew for every row that is looked up.
    /// </summary>
    /// <inheritdoc cref="QueryAsync"/>
    public static async IAsyncEnumerable<T> ScanAsync<T>(
        this IDatabase database, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        await foreach (var item in ReadAsync(database, command, read, cancellationToken)) yield return item;
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        IDatabase database, DbCommand command, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var interruption = database.InterruptOn(command.Connection, cancellationToken);
        await using var reader = await RunAsync(database, () => command.ExecuteReaderAsync(cancellationToken), cancellationToken);
        while (await RunAsync(database, () => reader.ReadAsync(cancellationToken), cancellationToken)) yield return read(reader);
    }

    private static async Task<T> RunAsync<T>(IDatabase database, Func<Task<T>> stepAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await stepAsync();
        }
        catch (DbException error)
        {
            throw database.Translate(error, cancellationToken) ?? new InvalidOperationException("The query failed.", error);
        }
    }

    /// <summary>A column's text, or null.</summary>
    public static string? NullableString(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A column's integer, or null.</summary>
    public static int? NullableInt32(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    /// <summary>A column's integer, or null.</summary>
    public static long? NullableInt64(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A column's number, or null.</summary>
    public static double? NullableDouble(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
