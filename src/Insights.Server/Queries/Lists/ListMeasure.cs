
namespace Insights.Server.Queries.Lists;

/// <summary>A number that every row of a list has, or may have, of which sums, means and the like are taken.</summary>
/// <param name="Name">Its name in the contract.</param>
/// <param name="Sql">The column.</param>
/// <param name="Kind">Money, a whole number or a float.</param>
internal sealed record ListMeasure(string Name, string Sql, ListFieldKind Kind);

/// <summary>Something of which the different values are counted.</summary>
/// <param name="Name">Its name in the contract.</param>
/// <param name="Sql">The column.</param>
internal sealed record ListCount(string Name, string Sql);

/// <summary>Something by which rows are grouped.</summary>
/// <param name="Name">Its name in the contract.</param>
/// <param name="Sql">The column, or what is computed from columns.</param>
internal sealed record ListGroupKey(string Name, string Sql)
{
    /// <summary>True where a row has the same value for ever.</summary>
    internal bool IsUnchanging { get; init; }

    /// <summary>The parts into which this key cuts a row, such as the categories of a basket; null where a row has one value.</summary>
    internal ListParts? Parts { get; init; }
}

/// <summary>Rows cut into parts.</summary>
/// <param name="Table">What stands in the place of the list's own table, under the same alias.</param>
/// <param name="Measures">Columns of measures that a part has in other amounts than the whole row, by the measure's name.</param>
internal sealed record ListParts(string Table, IReadOnlyDictionary<string, string> Measures);
