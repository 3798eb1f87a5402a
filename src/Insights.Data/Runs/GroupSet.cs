
namespace Insights.Data.Runs;

/// <summary>All groups of a list by some keys, kept with a run so that nobody has to look at every row for them.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Keys">Names of the keys with commas between them; empty for one group of all rows.</param>
/// <param name="Imports">The newest import whose rows are in it; null where no import changes it.</param>
/// <param name="Groups">The groups.</param>
public sealed record GroupSet(string List, string Keys, long? Imports, IReadOnlyList<GroupSum> Groups);

/// <summary>What is computed of the rows of one group; values as the database has them.</summary>
/// <param name="Keys">Values of the keys, at most <see cref="MostKeys"/>; null where the rows have none.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Different">How many different owners the rows have; null where nobody counts them.</param>
/// <param name="Figures">Figures of each measure, at most <see cref="MostMeasures"/>.</param>
public sealed record GroupSum(IReadOnlyList<object?> Keys, long Rows, long? Different, IReadOnlyList<GroupFigures> Figures)
{
    /// <summary>Keys of a group.</summary>
    public const int MostKeys = 3;

    /// <summary>Measures of a list.</summary>
    public const int MostMeasures = 9;
}

/// <summary>Figures of one measure over the rows of a group that have it: whole numbers or floats; all null where none has it.</summary>
/// <param name="Count">How many have it.</param>
/// <param name="Sum">All together.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Lower">The lower of the two in the middle, which are one where the number is odd.</param>
/// <param name="Upper">The upper of the two in the middle.</param>
public readonly record struct GroupFigures(long Count, object? Sum, object? Min, object? Max, object? Lower, object? Upper);
