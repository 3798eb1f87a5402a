using System.Data.Common;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Lists;

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
        var cursor = page.Cursor is null ? null : await PlaceOfAsync(list, fixedParameters, page.Cursor, keys, cancellationToken);
        // One more than is shown, to see whether there is a next page.
        var rows = await new ListPage<T>(database, list, fixedParameters, where, keys, page.IsBackward).ReadAsync(cursor, page.Size + 1, cancellationToken);
        return ToConnection(rows, page, () => new DataLoaderResult<long>(token => CountAsync(list, fixedParameters, where, token))) with
        {
            Grouped = request => new DataLoaderResult<Groups<T>>(token => GroupAsync(list, fixedParameters, where, request, token)),
        };
    }

    /// <summary>The sort values of the item that a cursor is of.</summary>
    /// <exception cref="GraphQLErrorException">It is of another list, or of an item that is no longer there.</exception>
    private async Task<object?[]> PlaceOfAsync<T>(
        ListDefinition<T> list, IReadOnlyList<(string Name, object? Value)> fixedParameters, string cursor, List<SortKey> keys, CancellationToken cancellationToken)
    {
        var signature = SignatureOf(list, keys);
        if (list.Identity is not { } identity) return Cursor.Decode(cursor, signature, keys.Count);
        if (Cursor.Decode(cursor, signature, count: 1) is not [long id]) throw Cursor.IsOfNothing();
        var parameters = new SqlParameters(fixedParameters);
        var columns = keys.Select(key => key.Sql).ToList();
        return await database.QueryAsync(
                $"SELECT {string.Join(", ", columns)} FROM {list.Source.For(columns)} AND {identity.Sql} = {parameters.Add(id)}", parameters.Values,
                row => ReadValues(row, firstKey: 0, keys.Count), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken) ?? throw Cursor.IsOfNothing();
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
        var parameters = new SqlParameters(fixedParameters);
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
        var parameters = new SqlParameters(fixedParameters);
        var filter = new FilterCompiler(list.Fields, parameters).Compile(where);
        var statement = new AggregateStatement<T>(list, request, filter, owner: null, parameters);
        var rows = await database.ScanAsync(statement.Sql, parameters.Values, statement.Read, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Groups<T>.None : new Groups<T>(rows.ConvertAll(row => row.Group), rows[0].Total);
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
        var steps = order.Fields.Select(field => new ListOrder(field.Key, ((string?)field.Value ?? throw FilterCompiler.SaysNothing(field.Key)) == "DESC")).ToList();
        if (steps.Count > 1)
            throw new GraphQLErrorException(
                GraphQLErrorException.BadInput,
                "Each object of 'order' names one field, since the fields of an object have no order. Write a list of objects, the most important first: order: [{ field: DESC }, { other: ASC }].");
        return steps;
    }

    internal static (T Item, CursorPosition Place) ReadRow<T>(ListDefinition<T> list, DbDataReader row, int firstKey, int keyCount, string signature)
    {
        var values = ReadValues(row, firstKey, keyCount);
        var item = list.Read(row);
        return (item, new CursorPosition(signature, values) { Identity = list.Identity?.Of(item) });
    }

    private static object?[] ReadValues(DbDataReader row, int firstKey, int keyCount)
    {
        var values = new object?[keyCount];
        for (var i = 0; i < keyCount; i++) values[i] = row.IsDBNull(firstKey + i) ? null : row.GetValue(firstKey + i);
        return values;
    }

    /// <summary>Makes a page of its rows, of which there is one more than it shows where more follow.</summary>
    internal static Connection<T> ToConnection<T>(List<(T Item, CursorPosition Place)> rows, PageArguments page, Func<DataLoaderResult<long>> count)
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
