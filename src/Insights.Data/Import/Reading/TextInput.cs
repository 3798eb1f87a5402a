using System.Text;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>A text file that is open as rows.</summary>
internal sealed class TextInput : RowInput
{
    private readonly CompressedInput bytes;
    private readonly DecodedText text;
    private readonly Encoding encoding;

    private TextInput(CompressedInput bytes, DecodedText text, Encoding encoding, RecordReader rows) : base(rows)
    {
        this.bytes = bytes;
        this.text = text;
        this.encoding = encoding;
    }

    internal override long FileBytes => bytes.FileBytes;

    internal override long FileBytesRead => bytes.FileBytesRead;

    internal override long ContentBytes => bytes.ContentBytes;

    internal override bool EndsWithLineEnd => bytes.EndsWithLineEnd;

    internal override IReadOnlyList<ImportMessage> Remarks
    {
        get
        {
            var remarks = new List<ImportMessage>();
            if (text.NotDecoded.Count > 0)
                remarks.Add(new("note-not-decoded", ImportMessage.Number(text.NotDecoded.Count), encoding.WebName, text.NotDecoded.Named));
            if (text.WithNul.Count > 0) remarks.Add(new("note-nul", ImportMessage.Number(text.WithNul.Count), text.WithNul.Named));
            return remarks;
        }
    }

    internal override Task VerifyAsync(CancellationToken cancellationToken) => bytes.VerifyAsync(cancellationToken);

    internal static async Task<TextInput> OpenAsync(
        ImportFile file, Encoding encoding, char delimiter, int? wrappedWidth, CancellationToken cancellationToken)
    {
        var bytes = await CompressedInput.OpenAsync(file.Open, cancellationToken);
        var text = new DecodedText(bytes, encoding);
        return new TextInput(bytes, text, encoding, RowsOf(text, delimiter, wrappedWidth));
    }

    /// <summary>The rows of a text.</summary>
    internal static RecordReader RowsOf(TextReader text, char delimiter, int? wrappedWidth = null) =>
        delimiter == Dialect.WhiteSpace ? new WhiteSpaceRecordReader(text) : new DelimitedRecordReader(text, delimiter, wrappedWidth);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await bytes.DisposeAsync();
    }
}
