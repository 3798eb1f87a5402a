using System.Text;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>The rows of a text file, plain, gzip or in a ZIP archive.</summary>
internal sealed record TextSource(IReadOnlyList<HeadRow> Head, char Delimiter, Encoding Encoding) : RowSource(Head, Delimiter, Encoding)
{
    private const int DetectionBytes = 1 << 18;

    internal required ImportFile File { get; init; }

    private int? WrappedWidth { get; init; }

    private string? MemberName { get; init; }

    private bool HasExcelHint { get; init; }

    internal override int RowsBeforeHead => HasExcelHint ? 1 : 0;

    internal override string? Description => MemberName is null ? null : $"'{MemberName}' in a ZIP archive";

    internal override async Task<RowInput> OpenAsync(CancellationToken cancellationToken) =>
        await TextInput.OpenAsync(File, Encoding, Delimiter, WrappedWidth, cancellationToken);

    internal static async Task<TextSource> ReadAsync(ImportFile file, DialectOptions stated, int? headerLine, CancellationToken cancellationToken)
    {
        var (encoding, start, memberName) = await ReadStartAsync(file, stated.Encoding, cancellationToken);
        if (string.IsNullOrWhiteSpace(start)) throw new ImportException(new("file-empty"));
        if (FileKinds.OfText(start) is { } other) throw new ImportException(other);
        var delimiter = stated.Delimiter ?? DelimiterDetector.Detect(start);
        var wrappedWidth = delimiter == Dialect.WhiteSpace ? null : await WrappedLines.FindWidthAsync(start, delimiter, cancellationToken);
        await using var rows = TextInput.RowsOf(new StringReader(start), delimiter, wrappedWidth);
        var hasExcelHint = HasHint(start);
        if (hasExcelHint) await rows.ReadAsync(cancellationToken);
        var head = await HeadRow.ReadAsync(rows, headerLine, cancellationToken);
        if (head.Count == 0) throw new ImportException(new("file-no-rows"));
        return new TextSource(head, delimiter, encoding) { File = file, WrappedWidth = wrappedWidth, MemberName = memberName, HasExcelHint = hasExcelHint };
    }

    private static bool HasHint(string start)
    {
        foreach (var line in start.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace()) return DelimiterDetector.HintOf(line) is not null;
        return false;
    }

    /// <summary>The first part of the file's text, for finding out how it is written; it ends with a whole line.</summary>
    private static async Task<(Encoding Encoding, string Start, string? MemberName)> ReadStartAsync(
        ImportFile file, Encoding? stated, CancellationToken cancellationToken)
    {
        await using var bytes = await CompressedInput.OpenAsync(file.Open, cancellationToken);
        var buffer = new byte[DetectionBytes];
        var read = await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read < buffer.Length) await bytes.VerifyAsync(cancellationToken);
        if (FileKinds.OfBytes(buffer.AsSpan(0, read)) is { } other) throw new ImportException(other);
        var encoding = stated ?? Encodings.Detect(buffer.AsSpan(0, read)) ?? throw new ImportException(new("file-not-text"));
        if (read == buffer.Length) read = WholeLines(buffer, encoding);
        try
        {
            using var text = new DecodedText(new MemoryStream(buffer, 0, read), encoding);
            var characters = new char[encoding.GetMaxCharCount(read)];
            var count = 0;
            while (await text.ReadAsync(characters.AsMemory(count), cancellationToken) is var more and > 0) count += more;
            return (encoding, new string(characters, 0, count), bytes.MemberName);
        }
        catch (DecoderFallbackException error)
        {
            throw new ImportException(new("file-encoding", encoding.WebName), error);
        }
    }

    private static int WholeLines(ReadOnlySpan<byte> start, Encoding encoding)
    {
        if (encoding is UnicodeEncoding) return start.Length / sizeof(char) * sizeof(char);
        var lineEnd = start.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (lineEnd > 0) return lineEnd + 1;
        // A character may be cut.
        var length = start.Length;
        while (length > 0 && start[length - 1] >= 0x80) length--;
        return length;
    }
}
