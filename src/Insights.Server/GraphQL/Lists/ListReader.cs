using System.Data.Common;
using System.Text;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.GraphQL.Lists;

/// <summary>Reads pages of lists by keyset: each page starts from the sort values of an item, never from a position.</summary>
internal sealed class ListReader(IDatabase database)
{
    /// <summary>Reads one page.</summary>
    /// <param name="list">The list.</param>
    /// <param name="fixedParameters">Values of the list's own conditions.</param>
    /// <param name="page">Which page.</param>
    /// <param name="where">The filter, or null.</param>
    /// <param name="order">The order, or null or empty for the default.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    internal async Task<Connection<T>> ReadAsync<T>(
        ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, PageArguments page, InputObject? where,
        IReadOnlyList<InputObject>? order, CancellationToken cancellationToken)
    {
        var keys = KeysOf(list, order);
        var signature = SignatureOf(list, keys);
        var parameters = NewParameters(fixedParameters);
        var conditions = new List<string>();
        if (new FilterCompiler(list.Fields, parameters).Compile(where) is { } filter) conditions.Add($"({filter})");
        if (page.Cursor is { } cursor)
            conditions.Add(Beyond(keys, Cursor.Decode(cursor, signature, keys.Count), page.IsBackward, parameters));

        var sql = new StringBuilder("SELECT ").Append(list.Columns);
        foreach (var key in keys) sql.Append(", ").Append(key.Sql);
        sql.Append(" FROM ").Append(list.Source.For([list.Columns, .. keys.Select(key => key.Sql), .. conditions]));
        foreach (var condition in conditions) sql.Append(" AND ").Append(condition);
        sql.Append(" ORDER BY ").Append(OrderBy(keys, page.IsBackward));
        // One more than is shown tells whether anything follows.
        sql.Append(" LIMIT ").Append(parameters.Add(page.Size + 1L));

        var rows = await database.QueryAsync(sql.ToString(), parameters.Values, row => ReadRow(list, row, row.FieldCount - keys.Count, keys.Count, signature), cancellationToken)
            .ToListAsync(cancellationToken);
        return ToConnection(rows, page, () => new Deferred<long>(token => CountAsync(list, fixedParameters, where, token))) with
        {
            Grouped = request => new Deferred<Groups<T>>(token => GroupAsync(list, fixedParameters, where, request, token)),
        };
    }

    /// <summary>Streams a whole list in its own order, however long it is.</summary>
    internal IAsyncEnumerable<T> StreamAsync<T>(
        ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, CancellationToken cancellationToken) =>
        database.QueryAsync(
            $"SELECT {list.Columns} FROM {list.Source.For(list.Columns, OrderBy(KeysOf(list, order: null), isBackward: false))} ORDER BY {OrderBy(KeysOf(list, order: null), isBackward: false)}", fixedParameters, list.Read, cancellationToken);

    /// <summary>Counts the items that fit a filter.</summary>
    internal async Task<long> CountAsync<T>(
        ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, InputObject? where, CancellationToken cancellationToken)
    {
        var parameters = NewParameters(fixedParameters);
        var compiler = new FilterCompiler(list.Fields, parameters);
        var filter = compiler.Compile(where);
        var source = compiler.NeedsScan ? list.Scan ?? list.Source : list.Source;
        var sql = $"SELECT count(*) FROM {source.For(filter)}{(filter is null ? "" : $" AND ({filter})")}";
        return await database.QueryAsync(sql, parameters.Values, row => row.GetInt64(0), cancellationToken).FirstAsync(cancellationToken);
    }

    /// <summary>Computes figures of the items that fit a filter, by groups; one group without keys.</summary>
    internal async Task<Groups<T>> GroupAsync<T>(
        ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, InputObject? where, AggregateRequest request,
        CancellationToken cancellationToken)
    {
        var parameters = NewParameters(fixedParameters);
        var filter = new FilterCompiler(list.Fields, parameters).Compile(where);
        var statement = new AggregateStatement<T>(list, request, filter, owner: null, parameters);
        var rows = await database.QueryAsync(statement.Sql, parameters.Values, statement.Read, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Groups<T>.None : new Groups<T>(rows.ConvertAll(row => row.Group), rows[0].Total);
    }

    private static SqlParameters NewParameters(IReadOnlyList<(string Name, object? Value)> fixedParameters)
    {
        var parameters = new SqlParameters();
        foreach (var (name, value) in fixedParameters) parameters.Add(name, value);
        return parameters;
    }

    /// <summary>A column of the order.</summary>
    internal readonly record struct SortKey(string Name, string Sql, bool IsDescending, bool IsNullable);

    /// <summary>What a cursor is of: the list and its order.</summary>
    internal static string SignatureOf<T>(ListDefinition<T> list, IReadOnlyList<SortKey> keys) =>
        $"{list.Name}:{string.Join(',', keys.Select(key => (key.IsDescending ? "-" : "+") + key.Name))}";

    internal static string OrderBy(IReadOnlyList<SortKey> keys, bool isBackward) =>
        string.Join(", ", keys.Select(key => $"{key.Sql} {(key.IsDescending ^ isBackward ? "DESC" : "ASC")}"));

    internal static List<SortKey> KeysOf<T>(ListDefinition<T> list, IReadOnlyList<InputObject>? order)
    {
        List<ListOrder> asked = [.. (order ?? []).SelectMany(StepsOf)];
        var steps = asked.Count > 0 ? asked : list.DefaultOrder;
        var keys = new List<SortKey>();
        foreach (var step in steps)
        {
            var field = list.Fields.First(f => f.Name == step.Field && f.CanOrder);
            if (keys.Exists(key => key.Sql == field.Sql))
                throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"The order names '{step.Field}' twice.");
            keys.Add(new SortKey(field.Name, field.Sql, step.IsDescending, field.IsNullable));
        }
        var isDescending = keys[0].IsDescending;
        foreach (var key in list.Key)
            if (!keys.Exists(k => k.Sql == key.Sql)) keys.Add(new SortKey(key.Sql, key.Sql, isDescending && !key.IsAlwaysAscending, IsNullable: false));
        return keys;
    }

    /// <summary>{ netSpend: DESC } is one step. The fields of an input object have no order, so that several say nothing.</summary>
    private static IEnumerable<ListOrder> StepsOf(InputObject order)
    {
        var steps = order.Fields.Where(field => field.Value is not null).Select(field => new ListOrder(field.Key, (string?)field.Value == "DESC")).ToList();
        if (steps.Count > 1)
            throw new GraphQLErrorException(
                GraphQLErrorException.BadInput,
                "Each object of 'order' names one field, since the fields of an object have no order. Write a list of objects, the most important first: order: [{ field: DESC }, { other: ASC }].");
        return steps;
    }

    /// <summary>
    /// The rows behind an item in the order. The first column bounds the rest once more, so that an index on it is used.
    /// </summary>
    private static string Beyond(List<SortKey> keys, object?[] values, bool isBackward, SqlParameters parameters)
    {
        var names = Array.ConvertAll(values, value => value is null ? null : parameters.Add(value));
        var condition = "1 = 0";
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var isDescending = keys[i].IsDescending ^ isBackward;
            var after = Behind(keys[i], names[i], isDescending);
            var equal = names[i] is null ? $"{keys[i].Sql} IS NULL" : $"{keys[i].Sql} = {names[i]}";
            condition = i == keys.Count - 1 ? after : $"({after} OR ({equal} AND {condition}))";
        }
        if (keys.Count == 1 || names[0] is not { } first) return condition;
        var goesDown = keys[0].IsDescending ^ isBackward;
        if (goesDown && keys[0].IsNullable) return condition;
        return $"{keys[0].Sql} {(goesDown ? "<=" : ">=")} {first} AND {condition}";
    }

    /// <summary>Null is smaller than every value: first in ascending order, last in descending.</summary>
    private static string Behind(SortKey key, string? value, bool isDescending) => (value, isDescending) switch
    {
        (null, false) => $"{key.Sql} IS NOT NULL",
        (null, true) => "1 = 0",
        (_, false) => $"{key.Sql} > {value}",
        (_, true) => key.IsNullable ? $"({key.Sql} < {value} OR {key.Sql} IS NULL)" : $"{key.Sql} < {value}",
    };

    internal static (T Item, ListPlace Place) ReadRow<T>(ListDefinition<T> list, DbDataReader row, int firstKey, int keyCount, string signature)
    {
        var values = new object?[keyCount];
        for (var i = 0; i < keyCount; i++) values[i] = row.IsDBNull(firstKey + i) ? null : row.GetValue(firstKey + i);
        return (list.Read(row), new ListPlace(signature, values));
    }

    /// <summary>Makes a page of its rows, of which there is one more than it shows where more follow.</summary>
    internal static Connection<T> ToConnection<T>(List<(T Item, ListPlace Place)> rows, PageArguments page, Func<Deferred<long>> count)
    {
        var hasMore = rows.Count > page.Size;
        if (hasMore) rows.RemoveAt(rows.Count - 1);
        if (page.IsBackward) rows.Reverse();
        var edges = rows.ConvertAll(row => new Edge<T>(row.Place, row.Item));
        // The item of the cursor itself lies on the other side of the page.
        var hasOther = page.Cursor is not null;
        return new Connection<T>(
            edges,
            new PageInfo(page.IsBackward ? hasOther : hasMore, page.IsBackward ? hasMore : hasOther, () => edges.FirstOrDefault()?.Cursor, () => edges.LastOrDefault()?.Cursor),
            count);
    }
}
