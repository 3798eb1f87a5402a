using System.Text;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using SortKey = Insights.Server.Queries.Lists.ListReader.SortKey;

namespace Insights.Server.Queries.Lists;

/// <summary>Reads the rows of a page.</summary>
/// <param name="database">Where the rows are.</param>
/// <param name="list">The list.</param>
/// <param name="fixedParameters">Values of the list's own conditions.</param>
/// <param name="where">The filter, or null.</param>
/// <param name="keys">The columns of the order; all together are unique.</param>
/// <param name="isBackward">True to read from the end.</param>
internal sealed class ListPage<T>(
    IDatabase database, ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, InputObject? where,
    IReadOnlyList<SortKey> keys, bool isBackward)
{
    /// <summary>So many rows are sorted about as fast as a page is found by walking a list of a million.</summary>
    internal const int MaxTiesToSort = 5_000;

    private readonly string signature = ListReader.SignatureOf(list, keys);

    /// <summary>The rows behind a place in the order.</summary>
    /// <param name="cursor">Sort values of the place; null for the beginning.</param>
    /// <param name="most">The most rows that are wanted.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal Task<List<(T Item, CursorPosition Place)>> ReadAsync(object?[]? cursor, int most, CancellationToken cancellationToken) =>
        list.ByKey is { } byKey && keys.Count > 1
            ? ReadByPartsAsync(byKey, cursor, most, cancellationToken)
            : ReadBeyondAsync(cursor, .., most, cancellationToken);

    /// <summary>
    /// First the rest of the rows that are equal to the cursor's, where they are many. Then rows as they come out of the index,
    /// without sorting those that are equal; what is equal to the last of them is read anew, since others may go before it.
    /// </summary>
    private async Task<List<(T Item, CursorPosition Place)>> ReadByPartsAsync(ListSource byKey, object?[]? cursor, int most, CancellationToken cancellationToken)
    {
        var rows = new List<(T Item, CursorPosition Place)>();
        if (cursor is not null && await HasManyTiesAsync(cursor, cancellationToken))
        {
            rows = await ReadEqualAsync(byKey, cursor, cursor[^1], most, cancellationToken);
            if (rows.Count == most) return rows;
            cursor = cursor[..^1];
        }
        var missing = most - rows.Count;
        var next = await ReadBeyondAsync(cursor, ..^1, missing + 1, cancellationToken);
        if (next.Count > missing)
        {
            var last = next[missing].Place.Values;
            if (AreEqual(last, next[missing - 1].Place.Values))
            {
                next.RemoveAll(row => AreEqual(row.Place.Values, last));
                var source = await HasManyTiesAsync(last, cancellationToken) ? byKey : list.Source;
                var after = cursor?.Length == keys.Count && AreEqual(cursor, last) ? cursor[^1] : null;
                next.AddRange(await ReadEqualAsync(source, last, after, missing - next.Count, cancellationToken));
            }
            else
            {
                next.RemoveAt(missing);
            }
        }
        rows.AddRange(next);
        return rows;
    }

    /// <summary>
    /// The rows behind a place, or behind all that are equal in its first columns. Those without a value where they come last are
    /// read by a statement of their own, so that an index leads to both.
    /// </summary>
    private async Task<List<(T Item, CursorPosition Place)>> ReadBeyondAsync(object?[]? cursor, Range by, int most, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(list.Source, parameters => cursor is null ? null : Beyond(cursor, parameters), by, most, cancellationToken);
        if (cursor is [not null, ..] && rows.Count < most && keys[0].IsNullable && GoesDown(keys[0]))
            rows.AddRange(await QueryAsync(list.Source, _ => Equal(keys[0], value: null), by, most - rows.Count, cancellationToken));
        return rows;
    }

    private Task<List<(T Item, CursorPosition Place)>> ReadEqualAsync(ListSource source, object?[] values, object? after, int most, CancellationToken cancellationToken) =>
        QueryAsync(
            source,
            parameters => after is null
                ? Equal(values, parameters)
                : $"{Equal(values, parameters)} AND {Behind(keys[^1], parameters.Add(after))}",
            ^1.., most, cancellationToken);

    /// <summary>True where so many rows are equal, whatever the filter, that they must not be sorted.</summary>
    private async Task<bool> HasManyTiesAsync(object?[] values, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters(fixedParameters);
        var equal = Equal(values, parameters);
        var sql = $"SELECT count(*) FROM (SELECT 1 FROM {list.Source.For(equal)} AND {equal} LIMIT {parameters.Add(MaxTiesToSort + 1L)}) AS equal_rows";
        return await database.QueryAsync(sql, parameters.Values, row => row.GetInt64(0), cancellationToken).FirstAsync(cancellationToken) > MaxTiesToSort;
    }

    /// <param name="source">Where the rows come from.</param>
    /// <param name="condition">The condition beside the filter.</param>
    /// <param name="by">
    /// The columns of the order by which the rows are chosen: all; or all but the last, where equal rows must not be sorted; or the
    /// last, where all rows are equal in the others. They are given back in the order of all.
    /// </param>
    /// <param name="most">The most rows.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    private Task<List<(T Item, CursorPosition Place)>> QueryAsync(
        ListSource source, Func<SqlParameters, string?> condition, Range by, int most, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters(fixedParameters);
        var filter = new FilterCompiler(list.Fields, parameters).Compile(where);
        string?[] conditions = [filter is null ? null : $"({filter})", condition(parameters)];
        var sql = new StringBuilder("SELECT ").Append(list.Columns);
        for (var i = 0; i < keys.Count; i++) sql.Append(", ").Append(keys[i].Sql).Append(" AS list_key").Append(i);
        sql.Append(" FROM ").Append(source.For([list.Columns, .. keys.Select(key => key.Sql), .. conditions]));
        foreach (var part in conditions)
            if (part is not null) sql.Append(" AND ").Append(part);
        sql.Append(" ORDER BY ").Append(ListReader.OrderBy([.. keys.Take(by)], isBackward)).Append(" LIMIT ").Append(parameters.Add((long)most));
        if (by.Equals(..^1))
            sql.Insert(0, "SELECT * FROM (").Append(") AS chosen ORDER BY ").Append(ListReader.OrderBy([.. keys.Select((key, i) => key with { Sql = $"list_key{i}" })], isBackward));
        return database.QueryAsync(sql.ToString(), parameters.Values, row => ListReader.ReadRow(list, row, row.FieldCount - keys.Count, keys.Count, signature), cancellationToken)
            .ToListAsync(cancellationToken).AsTask();
    }

    /// <summary>True where two rows are equal in the order but for its last column, the list's key.</summary>
    private bool AreEqual(object?[] one, object?[] other) => one.Take(keys.Count - 1).SequenceEqual(other.Take(keys.Count - 1));

    private string Equal(object?[] values, SqlParameters parameters) =>
        string.Join(" AND ", keys.Take(keys.Count - 1).Select((key, i) => Equal(key, values[i] is { } value ? parameters.Add(value) : null)));

    private static string Equal(SortKey key, string? value) => value is null ? $"{key.Sql} IS NULL" : $"{key.Sql} = {value}";

    /// <summary>
    /// The rows behind a place but for those without a value in the first column. The first column bounds the rest once more, so
    /// that an index on it is used.
    /// </summary>
    private string Beyond(object?[] values, SqlParameters parameters)
    {
        var names = Array.ConvertAll(values, value => value is null ? null : parameters.Add(value));
        var condition = "1 = 0";
        for (var i = names.Length - 1; i >= 0; i--)
        {
            var after = Behind(i == 0 ? keys[i] with { IsNullable = false } : keys[i], names[i]);
            condition = i == names.Length - 1 ? after : $"({after} OR ({Equal(keys[i], names[i])} AND {condition}))";
        }
        if (names.Length == 1 || names[0] is not { } first) return condition;
        return $"{keys[0].Sql} {(GoesDown(keys[0]) ? "<=" : ">=")} {first} AND {condition}";
    }

    private bool GoesDown(SortKey key) => key.IsDescending ^ isBackward;

    /// <summary>Null is smaller than every value: first in ascending order, last in descending.</summary>
    private string Behind(SortKey key, string? value) => (value, GoesDown(key)) switch
    {
        (null, false) => $"{key.Sql} IS NOT NULL",
        (null, true) => "1 = 0",
        (_, false) => $"{key.Sql} > {value}",
        (_, true) => key.IsNullable ? $"({key.Sql} < {value} OR {key.Sql} IS NULL)" : $"{key.Sql} < {value}",
    };
}
