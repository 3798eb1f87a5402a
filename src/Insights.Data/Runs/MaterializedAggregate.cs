
namespace Insights.Data.Runs;

/// <summary>All groups of a list by some keys, computed once and stored with a run.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Keys">Names of the keys with commas between them; empty for one group of all rows.</param>
/// <param name="Revision">Sum of the revisions of the topics that were read; null where nothing but the run was read.</param>
/// <param name="Software">The build that computed it; another one may group or measure in another way.</param>
/// <param name="Cells">The groups.</param>
public sealed record MaterializedAggregate(string List, string Keys, long? Revision, string Software, IReadOnlyList<AggregateCell> Cells);

/// <summary>Aggregates of the rows of one group; values as the database stores them.</summary>
/// <param name="Keys">Values of the keys, at most <see cref="MaxKeys"/>; null where the rows have none.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="DistinctOwners">Number of distinct owners of the rows; null where they are not counted.</param>
/// <param name="Figures">Figures of each measure, at most <see cref="MaxMeasures"/>.</param>
public sealed record AggregateCell(IReadOnlyList<object?> Keys, long Rows, long? DistinctOwners, IReadOnlyList<CellFigures> Figures)
{
    /// <summary>Keys of a group.</summary>
    public const int MaxKeys = 3;

    /// <summary>Measures of a list.</summary>
    public const int MaxMeasures = 9;
}

/// <summary>Figures of one measure over the rows of a group that have it: whole numbers or floats; all null where none has it.</summary>
/// <param name="Count">How many have it.</param>
/// <param name="Sum">All together.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Lower">The lower of the two in the middle, which are one where the number is odd.</param>
/// <param name="Upper">The upper of the two in the middle.</param>
public readonly record struct CellFigures(long Count, object? Sum, object? Min, object? Max, object? Lower, object? Upper);
