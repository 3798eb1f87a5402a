using Insights.Data.Storage;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Queries.Lists;

/// <summary>
/// Lists that belong to objects, such as the baskets of customers. The first pages of many owners are read with one
/// statement, their counts with another, and their figures with a third; a page behind a cursor, or from the end, is read alone.
/// </summary>
internal sealed class OwnedLists<T>
{
    private readonly IDatabase database;
    private readonly ListReader lists;
    private readonly ListDefinition<T> list;
    private readonly string owner;
    private readonly BatchLoader<(long Owner, int Size), Connection<T>> firstPages;
    private readonly BatchLoader<long, long> counts;
    private readonly BatchLoader<(long Owner, AggregateRequest Request), Groups<T>> groups;

    /// <param name="database">Where the rows are.</param>
    /// <param name="lists">Reads single pages.</param>
    /// <param name="list">The lists of all owners together.</param>
    /// <param name="owner">The column that names a row's owner.</param>
    internal OwnedLists(IDatabase database, ListReader lists, ListDefinition<T> list, string owner)
    {
        this.database = database;
        this.lists = lists;
        this.list = list;
        this.owner = owner;
        firstPages = new(LoadFirstPagesAsync);
        counts = new(LoadCountsAsync);
        groups = new(LoadGroupsAsync);
    }

    /// <summary>A page of one owner's list.</summary>
    internal DataLoaderResult<Connection<T>> Load(long ownerId, PageArguments page)
    {
        if (page is { Cursor: null, IsBackward: false })
        {
            var deferred = firstPages.Load((ownerId, page.Size));
            return new DataLoaderResult<Connection<T>>(async token => await deferred.GetTypedAsync(token) ?? Connection<T>.Empty);
        }
        var ofOwner = list with { Source = list.Source with { Condition = $"{list.Source.Condition} AND {owner} = @owner" } };
        return new DataLoaderResult<Connection<T>>(async token =>
            await lists.ReadAsync(ofOwner, [("@owner", ownerId)], page, where: null, order: null, token) with
            {
                Count = () => counts.Load(ownerId),
                Grouped = request => LoadGroups(ownerId, request),
            });
    }

    private async Task<IReadOnlyDictionary<(long Owner, int Size), Connection<T>>> LoadFirstPagesAsync(
        IReadOnlyList<(long Owner, int Size)> wanted, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<(long, int), Connection<T>>();
        foreach (var ofSize in wanted.GroupBy(key => key.Size, key => key.Owner))
        {
            var page = new PageArguments(ofSize.Key, Cursor: null, IsBackward: false);
            var rows = await ReadFirstAsync([.. ofSize], page.Size + 1, cancellationToken);
            foreach (var ownerId in ofSize)
                loaded[(ownerId, ofSize.Key)] = ListReader.ToConnection([.. rows[ownerId]], page, () => counts.Load(ownerId)) with { Grouped = request => LoadGroups(ownerId, request) };
        }
        return loaded;
    }

    private async Task<ILookup<long, (T Item, CursorPosition Place)>> ReadFirstAsync(IReadOnlyList<long> owners, long most, CancellationToken cancellationToken)
    {
        var keys = ListReader.KeysOf(list, order: null);
        var signature = ListReader.SignatureOf(list, keys);
        var parameters = new SqlParameters();
        var sql = $"""
            SELECT * FROM (
              SELECT {list.Columns}, {string.Join(", ", keys.Select(key => key.Sql))}, {owner} AS list_owner,
                     ROW_NUMBER() OVER (PARTITION BY {owner} ORDER BY {ListReader.OrderBy(keys, isBackward: false)}) AS list_place
              FROM {list.Source.For(list.Columns, owner)} AND {owner} IN ({string.Join(", ", owners.Select(ownerId => parameters.Add(ownerId)))})
            ) AS placed WHERE list_place <= {parameters.Add(most)} ORDER BY list_owner, list_place
            """;
        var rows = await database.QueryAsync(
                sql, parameters.Values,
                row => (Owner: row.GetInt64(row.FieldCount - 2), Row: ListReader.ReadRow(list, row, row.FieldCount - 2 - keys.Count, keys.Count, signature)),
                cancellationToken)
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.Owner, row => row.Row);
    }

    private async Task<IReadOnlyDictionary<long, long>> LoadCountsAsync(IReadOnlyList<long> owners, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var sql = $"SELECT {owner}, count(*) FROM {list.Source.For(owner)} AND {owner} IN ({string.Join(", ", owners.Select(ownerId => parameters.Add(ownerId)))}) GROUP BY {owner}";
        return await database.QueryAsync(sql, parameters.Values, row => (Owner: row.GetInt64(0), Count: row.GetInt64(1)), cancellationToken)
            .ToDictionaryAsync(row => row.Owner, row => row.Count, cancellationToken: cancellationToken);
    }

    private DataLoaderResult<Groups<T>> LoadGroups(long ownerId, AggregateRequest request)
    {
        var deferred = groups.Load((ownerId, request));
        return new DataLoaderResult<Groups<T>>(async token => await deferred.GetTypedAsync(token) ?? Groups<T>.None);
    }

    private async Task<IReadOnlyDictionary<(long Owner, AggregateRequest Request), Groups<T>>> LoadGroupsAsync(
        IReadOnlyList<(long Owner, AggregateRequest Request)> wanted, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<(long, AggregateRequest), Groups<T>>();
        foreach (var ofRequest in wanted.GroupBy(key => key.Request, key => key.Owner))
        {
            var parameters = new SqlParameters();
            var filter = $"{owner} IN ({string.Join(", ", ofRequest.Select(ownerId => parameters.Add(ownerId)))})";
            var statement = new AggregateStatement<T>(list, ofRequest.Key, filter, owner, parameters);
            var rows = await database.QueryAsync(statement.Sql, parameters.Values, statement.Read, cancellationToken).ToListAsync(cancellationToken);
            foreach (var ofOwner in rows.GroupBy(row => row.Owner))
                loaded[(ofOwner.Key, ofRequest.Key)] = new Groups<T>([.. ofOwner.Select(row => row.Group)], ofOwner.First().Total);
        }
        return loaded;
    }
}
