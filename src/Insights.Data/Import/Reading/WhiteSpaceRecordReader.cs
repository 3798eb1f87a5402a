namespace Insights.Data.Import.Reading;

/// <summary>Rows whose columns stand apart by any run of blanks or tabs, without quotation marks.</summary>
/// <param name="text">The text from its beginning; the reader disposes of it.</param>
internal sealed class WhiteSpaceRecordReader(TextReader text) : RecordReader
{
    private readonly CharacterBuffer buffer = new(text);
    private readonly List<Range> fields = [];
    private int rowLength;
    private int consumed;
    private long line;
    private bool followsBlankLine;

    public override int FieldCount => fields.Count;

    public override long Line => line;

    public override bool FollowsBlankLine => followsBlankLine;

    public override bool HasOpenQuote => false;

    public override ReadOnlySpan<char> Raw => buffer.Window[..consumed];

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        followsBlankLine = false;
        while (true)
        {
            buffer.Advance(consumed);
            consumed = 0;
            while (!TryFindEnd()) await buffer.FillAsync(line + 1, cancellationToken);
            if (consumed == 0) return false;
            line++;
            if (!buffer.Window[..rowLength].IsWhiteSpace()) break;
            followsBlankLine = true;
        }
        Split();
        return true;
    }

    /// <summary>Finds where the current row ends; false where the window has to grow for it.</summary>
    private bool TryFindEnd()
    {
        var window = buffer.Window;
        rowLength = window.IndexOfAny('\n', '\r');
        if (rowLength < 0)
        {
            if (!buffer.IsAtEnd) return false;
            rowLength = consumed = window.Length;
            return true;
        }
        var isLast = rowLength + 1 == window.Length;
        if (window[rowLength] == '\r' && isLast && !buffer.IsAtEnd) return false;
        consumed = window[rowLength] == '\r' && !isLast && window[rowLength + 1] == '\n' ? rowLength + 2 : rowLength + 1;
        return true;
    }

    private void Split()
    {
        fields.Clear();
        var row = buffer.Window[..rowLength];
        for (var i = 0; i < row.Length;)
        {
            if (char.IsWhiteSpace(row[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < row.Length && !char.IsWhiteSpace(row[i])) i++;
            fields.Add(start..i);
        }
    }

    public override ReadOnlySpan<char> Field(int ordinal) =>
        (uint)ordinal < (uint)fields.Count ? buffer.Window[fields[ordinal]] : [];

    public override ValueTask DisposeAsync()
    {
        buffer.Dispose();
        return ValueTask.CompletedTask;
    }
}
