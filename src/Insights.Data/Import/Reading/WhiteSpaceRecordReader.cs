namespace Insights.Data.Import.Reading;

/// <summary>Rows whose columns stand apart by any run of blanks or tabs, without quotation marks.</summary>
internal sealed class WhiteSpaceRecordReader(TextReader text) : RecordReader
{
    private readonly List<Range> fields = [];
    private string row = "";
    private long line;

    public override int FieldCount => fields.Count;

    public override long Line => line;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (await text.ReadLineAsync(cancellationToken) is not { } next) return false;
            row = next;
            line++;
        }
        while (string.IsNullOrWhiteSpace(row));
        Split();
        return true;
    }

    private void Split()
    {
        fields.Clear();
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
        (uint)ordinal < (uint)fields.Count ? row.AsSpan(fields[ordinal]) : [];

    public override bool HasOpenQuote => false;

    public override ValueTask DisposeAsync()
    {
        text.Dispose();
        return ValueTask.CompletedTask;
    }
}
