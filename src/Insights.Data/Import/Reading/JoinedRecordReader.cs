namespace Insights.Data.Import.Reading;

/// <summary>Rows some of whose numbers are split in two by their decimal comma.</summary>
/// <param name="rows">The rows as they are written; disposed of with this reader.</param>
/// <param name="joins">For each number of columns, the columns whose cells are to be joined with the next one, ascending.</param>
internal sealed class JoinedRecordReader(RecordReader rows, IReadOnlyDictionary<int, int[]> joins) : RecordReader
{
    private readonly Dictionary<int, string> joined = [];
    private int[] columns = [];

    /// <summary>Rows with a join so far.</summary>
    internal long Joined { get; private set; }

    public override int FieldCount => rows.FieldCount - columns.Length;

    public override long Line => rows.Line;

    public override bool HasOpenQuote => rows.HasOpenQuote;

    public override bool HasStrayQuote => rows.HasStrayQuote;

    public override int LineCount => rows.LineCount;

    public override bool FollowsBlankLine => rows.FollowsBlankLine;

    public override ReadOnlySpan<char> Raw => rows.Raw;

    /// <summary>The place of a column in a row in which the numbers of some columns are split.</summary>
    internal static int PlaceOf(int column, int[] columns)
    {
        var place = column;
        foreach (var split in columns)
            if (split < column) place++;
        return place;
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await rows.ReadAsync(cancellationToken)) return false;
        joined.Clear();
        columns = joins.GetValueOrDefault(rows.FieldCount, []);
        if (columns.Length == 0) return true;
        Joined++;
        foreach (var column in columns)
        {
            var place = PlaceOf(column, columns);
            joined[column] = $"{rows.Field(place)},{rows.Field(place + 1)}";
        }
        return true;
    }

    public override ReadOnlySpan<char> Field(int ordinal)
    {
        if (columns.Length == 0 || ordinal < 0) return rows.Field(ordinal);
        return joined.TryGetValue(ordinal, out var text) ? text : rows.Field(PlaceOf(ordinal, columns));
    }

    public override ValueTask DisposeAsync() => rows.DisposeAsync();
}
