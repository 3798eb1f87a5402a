
namespace Insights.Data.Import.Reading;

/// <summary>The rows of a file, one at a time.</summary>
public abstract class RecordReader : IAsyncDisposable
{
    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Columns of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>Line of the file on which the current row begins, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>
    /// A column of the current row, unquoted and trimmed; empty where the row is shorter or the place is negative. All
    /// columns of a row are valid until the next one is read.
    /// </summary>
    public abstract ReadOnlySpan<char> Field(int ordinal);

    /// <summary>True where the current row ends inside quotation marks, as only a cut-off file's last row does.</summary>
    public abstract bool HasOpenQuote { get; }

    /// <summary>True where the current row has quotation marks inside a quoted cell that are not doubled.</summary>
    public virtual bool HasStrayQuote => false;

    /// <summary>Lines of the file that the current row takes, at least 1; more only where a quoted cell has line breaks.</summary>
    public virtual int LineCount => 1;

    /// <summary>True where a blank line stands above the current row.</summary>
    public virtual bool FollowsBlankLine => false;

    /// <summary>The current row as the file has it; empty where rows are no text.</summary>
    public virtual ReadOnlySpan<char> Raw => [];

    /// <summary>True where the file stores a number as such and not as text: it has a decimal point, whatever the texts of the file have.</summary>
    public virtual bool IsNumber(int ordinal) => false;

    /// <summary>True where rows end with their last cell that is not empty, so that short ones state nothing.</summary>
    public virtual bool EndsRowsEarly => false;

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
