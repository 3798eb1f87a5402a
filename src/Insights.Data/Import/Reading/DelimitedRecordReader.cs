
namespace Insights.Data.Import.Reading;

/// <summary>Rows of a file with one delimiter sign, with or without quotation marks.</summary>
/// <param name="text">The text from its beginning; the reader disposes of it.</param>
/// <param name="delimiter">Between columns.</param>
/// <param name="wrappedWidth">
/// Columns of rows that may be written as one quoted cell, as spreadsheets do that took a line for one cell; null where a
/// quoted cell is only that.
/// </param>
internal sealed class DelimitedRecordReader(TextReader text, char delimiter, int? wrappedWidth = null) : RecordReader
{
    private readonly CharacterBuffer buffer = new(text);
    private readonly RowSplitter outer = new(delimiter);
    private readonly RowSplitter? inner = wrappedWidth is null ? null : new(delimiter);
    private string wrapped = "";
    private bool isWrapped;
    private int consumed;
    private long nextLine = 1;
    private long line;
    private int lineCount = 1;
    private bool followsBlankLine;

    public override int FieldCount => isWrapped ? inner?.Count ?? 0 : outer.Count;

    public override long Line => line;

    public override int LineCount => lineCount;

    public override bool FollowsBlankLine => followsBlankLine;

    public override bool HasOpenQuote => outer.HasOpenQuote;

    public override bool HasStrayQuote => isWrapped ? inner is { HasStrayQuote: true } : outer.HasStrayQuote;

    public override ReadOnlySpan<char> Raw => buffer.Window[..consumed];

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        followsBlankLine = false;
        while (true)
        {
            buffer.Advance(consumed);
            consumed = 0;
            int length;
            while ((length = outer.Split(buffer.Window, buffer.IsAtEnd)) < 0) await buffer.FillAsync(nextLine, cancellationToken);
            if (length == 0) return false;
            consumed = length;
            Advance();
            if (!IsBlank()) break;
            followsBlankLine = true;
        }
        isWrapped = inner is not null && TryUnwrap(inner);
        return true;
    }

    private void Advance()
    {
        line = nextLine;
        lineCount = outer.HasQuotes ? CountLines(Raw) : 1;
        nextLine += lineCount;
    }

    /// <summary>Line breaks of a row, at least one; old Macintosh files have carriage returns only.</summary>
    private static int CountLines(ReadOnlySpan<char> raw)
    {
        var breaks = raw.Count('\n');
        if (breaks == 0) breaks = raw.Count('\r');
        return raw[^1] is '\n' or '\r' ? breaks : breaks + 1;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < outer.Count; i++)
            if (!outer.Cell(buffer.Window, i).IsWhiteSpace()) return false;
        return true;
    }

    private bool TryUnwrap(RowSplitter splitter)
    {
        if (outer.Count != 1 || !outer.HasQuotes || outer.HasOpenQuote) return false;
        wrapped = outer.Cell(buffer.Window, 0).ToString();
        splitter.Split(wrapped, isWhole: true);
        return splitter.Count == wrappedWidth;
    }

    public override ReadOnlySpan<char> Field(int ordinal)
    {
        if (isWrapped && inner is not null) return (uint)ordinal < (uint)inner.Count ? inner.Cell(wrapped, ordinal).Trim() : [];
        return (uint)ordinal < (uint)outer.Count ? outer.Cell(buffer.Window, ordinal).Trim() : [];
    }

    public override ValueTask DisposeAsync()
    {
        buffer.Dispose();
        return ValueTask.CompletedTask;
    }
}
