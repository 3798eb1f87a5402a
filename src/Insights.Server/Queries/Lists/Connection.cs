using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Queries.Lists;

/// <summary>One page of a list, as the Relay specification has it.</summary>
/// <param name="Edges">The items with their cursors, in the list's order.</param>
/// <param name="PageInfo">What lies before and after.</param>
/// <param name="Count">Counts all items that fit the filter, whatever page is shown; runs when it is requested.</param>
internal sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, Func<DataLoaderResult<long>> Count)
{
    /// <summary>Computes figures of all items that fit the filter, whatever page is shown; runs when it is requested.</summary>
    internal Func<AggregateRequest, DataLoaderResult<Groups<T>>> Grouped { get; init; } = _ => new DataLoaderResult<Groups<T>>(_ => Task.FromResult(Groups<T>.None));

    /// <summary>Figures of all items together.</summary>
    internal DataLoaderResult<Aggregate<T>> Aggregate(AggregateRequest request)
    {
        var deferred = Grouped(request);
        return new DataLoaderResult<Aggregate<T>>(async token => (await deferred.GetTypedAsync(token)).Nodes is [var all, ..] ? all.Aggregate : Aggregate<T>.None);
    }

    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    public DataLoaderResult<int> TotalCount
    {
        get
        {
            var count = Count();
            return new DataLoaderResult<int>(async cancellationToken => (int)await count.GetTypedAsync(cancellationToken));
        }
    }

    /// <summary>Number of all items that fit the filter, 0 or more.</summary>
    internal Task<long> CountAsync(CancellationToken cancellationToken) => Count().GetTypedAsync(cancellationToken);

    /// <summary>A list without items.</summary>
    internal static Connection<T> Empty { get; } = new([], new PageInfo(false, false, () => null, () => null), () => new DataLoaderResult<long>(_ => Task.FromResult(0L)));

    /// <summary>The same page of other items.</summary>
    internal Connection<TOther> Select<TOther>(Func<T, TOther> convert) =>
        new([.. Edges.Select(edge => new Edge<TOther>(edge.Place, convert(edge.Node)))], PageInfo, Count);
}

/// <summary>An item of a page.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Node">The item.</param>
internal sealed record Edge<T>(CursorPosition Place, T Node)
{
    /// <summary>Where the page after or before this item begins. Made when it is requested, which it seldom is of more than one item.</summary>
    public string Cursor => Place.ToCursor();
}

/// <summary>The place of an item in a list.</summary>
/// <param name="List">The list and its order.</param>
/// <param name="Values">The item's sort values.</param>
internal readonly record struct CursorPosition(string List, object?[] Values)
{
    /// <summary>What stands in a cursor instead of the sort values; null where they may stand there.</summary>
    internal long? Identity { get; init; }

    internal string ToCursor() => Cursor.Encode(List, Identity is { } id ? [id] : Values);
}

/// <summary>What lies before and after a page.</summary>
/// <param name="HasNextPage">True where items follow.</param>
/// <param name="HasPreviousPage">True where items precede.</param>
/// <param name="Start">Gives the first item's cursor; null on an empty page.</param>
/// <param name="End">Gives the last item's cursor; null on an empty page.</param>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, Func<string?> Start, Func<string?> End)
{
    public string? StartCursor => Start();

    public string? EndCursor => End();
}
