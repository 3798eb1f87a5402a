
namespace Insights.Server.Queries.Lists;

/// <summary>Rows that can be grouped, and what is computed of the groups.</summary>
/// <param name="Name">Its name, under which groups are stored.</param>
/// <param name="Source">Where the rows come from.</param>
internal record ListGrouping(string Name, ListSource Source)
{
    /// <summary>
    /// The source for a scan of all rows: in the order in which the database stores them, not by an index,
    /// which would lead to every row in an order of its own. Null where that makes no difference.
    /// </summary>
    internal ListSource? Scan { get; init; }

    /// <summary>True where the list is of one run, whose rows and measures stay as they are.</summary>
    internal bool IsOfRun { get; init; }

    /// <summary>Of what sums, means and the like are taken.</summary>
    internal IReadOnlyList<ListMeasure> Measures { get; init; } = [];

    /// <summary>Whose different values are counted.</summary>
    internal IReadOnlyList<ListCount> Counts { get; init; } = [];

    /// <summary>By what rows are grouped.</summary>
    internal IReadOnlyList<ListGroupKey> Keys { get; init; } = [];

    /// <summary>Groups by the same keys that are stored at most.</summary>
    internal int MaxGroups { get; init; } = AggregateRequest.MaxGroups;
}
