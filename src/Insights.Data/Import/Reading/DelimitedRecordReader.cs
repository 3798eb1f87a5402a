using Sylvan.Data.Csv;

namespace Insights.Data.Import.Reading;

/// <summary>Rows of a file with one delimiter sign, with or without quotation marks (RFC 4180 and what is near it).</summary>
internal sealed class DelimitedRecordReader : RecordReader
{
    private const int LongestRowCharacters = 1 << 20;

    /// <summary>A sign that no text has: rows that begin with '#', as Shopify's order numbers do, are rows like others.</summary>
    private const char NoComments = '\uFFFF';

    private readonly CsvDataReader csv;
    private long nextLine = 1;
    private long line;

    private DelimitedRecordReader(CsvDataReader csv) => this.csv = csv;

    internal static async Task<DelimitedRecordReader> CreateAsync(TextReader text, char delimiter, CancellationToken cancellationToken)
    {
        var csv = await CsvDataReader.CreateAsync(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            // A quotation mark in the wrong place spoils its row only.
            CsvStyle = CsvStyle.Lax,
            Comment = NoComments,
            BufferSize = 1 << 16,
            MaxBufferSize = LongestRowCharacters,
        }, cancellationToken);
        return new DelimitedRecordReader(csv);
    }

    public override int FieldCount => csv.RowFieldCount;

    public override long Line => line;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            try
            {
                if (!await csv.ReadAsync(cancellationToken)) return false;
            }
            catch (CsvRecordTooLargeException error)
            {
                throw new ImportException(new("row-too-long", ImportMessage.Number(nextLine), ImportMessage.Number(LongestRowCharacters)), error);
            }
            Advance();
        }
        while (IsBlank());
        return true;
    }

    private void Advance()
    {
        line = nextLine;
        var raw = csv.GetRawRecordSpan();
        nextLine += Math.Max(1, raw.Count('\n'));
    }

    private bool IsBlank()
    {
        for (var i = 0; i < csv.RowFieldCount; i++)
            if (!csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        return true;
    }

    public override ReadOnlySpan<char> Field(int ordinal) =>
        (uint)ordinal < (uint)csv.RowFieldCount ? csv.GetFieldSpan(ordinal).Trim() : [];

    public override bool HasOpenQuote
    {
        get
        {
            var raw = csv.GetRawRecordSpan();
            if (raw.Count('"') % 2 == 0) return false;
            var lastField = csv.GetFieldSpan(csv.RowFieldCount - 1).Length;
            return raw.Length > lastField && raw[^(lastField + 1)] == '"';
        }
    }

    public override ValueTask DisposeAsync() => csv.DisposeAsync();
}
