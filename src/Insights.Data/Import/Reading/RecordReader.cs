namespace Insights.Data.Import.Reading;

/// <summary>The rows of a text file, one at a time.</summary>
public abstract class RecordReader : IAsyncDisposable
{
    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Columns of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>Line of the file on which the current row begins, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>A column of the current row, unquoted and trimmed; empty where the row is shorter or the place is negative.</summary>
    public abstract ReadOnlySpan<char> Field(int ordinal);

    /// <summary>True where the current row ends inside quotation marks, as only a cut-off file's last row does.</summary>
    public abstract bool HasOpenQuote { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
