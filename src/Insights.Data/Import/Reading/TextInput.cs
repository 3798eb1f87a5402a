using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>An import file that is open as rows of text.</summary>
internal sealed class TextInput : IAsyncDisposable
{
    private const int DetectionBytes = 1 << 18;
    private const int BufferCharacters = 1 << 15;

    private readonly CompressedInput bytes;
    private readonly StreamReader text;

    private TextInput(CompressedInput bytes, StreamReader text, RecordReader rows)
    {
        this.bytes = bytes;
        this.text = text;
        Rows = rows;
    }

    /// <summary>The rows, the header among them.</summary>
    internal RecordReader Rows { get; }

    /// <inheritdoc cref="CompressedInput.FileBytes"/>
    internal long FileBytes => bytes.FileBytes;

    /// <inheritdoc cref="CompressedInput.FileBytesRead"/>
    internal long FileBytesRead => bytes.FileBytesRead;

    /// <inheritdoc cref="CompressedInput.EndsWithLineEnd"/>
    internal bool EndsWithLineEnd => bytes.EndsWithLineEnd;

    /// <inheritdoc cref="CompressedInput.VerifyAsync"/>
    internal Task VerifyAsync(CancellationToken cancellationToken) => bytes.VerifyAsync(cancellationToken);

    internal static async Task<TextInput> OpenAsync(
        ImportFile file, Encoding encoding, char delimiter, CancellationToken cancellationToken)
    {
        var bytes = await CompressedInput.OpenAsync(file.Open, cancellationToken);
        try
        {
            var text = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: false, BufferCharacters);
            RecordReader rows = delimiter == Dialect.WhiteSpace
                ? new WhiteSpaceRecordReader(text)
                : await DelimitedRecordReader.CreateAsync(text, delimiter, cancellationToken);
            return new TextInput(bytes, text, rows);
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first part of the file's text, for finding out how it is written.</summary>
    internal static async Task<(Encoding Encoding, string Start)> ReadStartAsync(
        ImportFile file, Encoding? stated, CancellationToken cancellationToken)
    {
        await using var bytes = await CompressedInput.OpenAsync(file.Open, cancellationToken);
        var buffer = new byte[DetectionBytes];
        var read = await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var start = buffer.AsMemory(0, read);
        RefuseOtherFiles(start.Span);
        var encoding = stated ?? Encodings.Detect(start.Span)
            ?? throw new ImportException(new("file-not-text"));
        var decoder = encoding.GetDecoder();
        var characters = new char[encoding.GetMaxCharCount(read)];
        try
        {
            // Without a flush: the last character may be cut, and the decoder then keeps it to itself.
            var count = decoder.GetChars(start.Span, characters, flush: false);
            return (encoding, new string(characters, 0, count).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException error)
        {
            throw new ImportException(new("file-encoding", encoding.WebName), error);
        }
    }

    private static void RefuseOtherFiles(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            throw new ImportException(new("file-excel-or-zip"));
        if (start.StartsWith("%PDF"u8))
            throw new ImportException(new("file-pdf"));
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new ImportException(new("file-old-excel"));
    }

    public async ValueTask DisposeAsync()
    {
        await Rows.DisposeAsync();
        text.Dispose();
        await bytes.DisposeAsync();
    }
}
