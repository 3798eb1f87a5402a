using System.Text;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>
/// The characters of a file's bytes. Bytes that are none in the file's encoding are read as <see cref="SingleByteFallback"/>
/// has it, and NUL characters are left out; both are counted by line.
/// </summary>
internal sealed class DecodedText : TextReader
{
    private const int BlockBytes = 1 << 16;
    private const char Nul = '\0';
    private const char EndOfDosFile = '\u001A';
    private const char ByteOrderMark = '\uFEFF';

    private readonly Stream bytes;
    private readonly Decoder decoder;
    private readonly bool isUtf16;
    private readonly byte[] block = new byte[BlockBytes];
    private int used;
    private int filled;
    private long bytesRead;
    private bool isAtEnd;
    private bool hasBegun;
    private long lineFeeds;
    private long carriageReturns;

    /// <param name="bytes">The bytes; they stay open.</param>
    /// <param name="encoding">Their encoding; one that throws on bytes which do not fit goes on doing so.</param>
    internal DecodedText(Stream bytes, Encoding encoding)
    {
        this.bytes = bytes;
        decoder = encoding.GetDecoder();
        isUtf16 = encoding is UnicodeEncoding;
    }

    /// <summary>Lines with bytes that are none in the file's encoding.</summary>
    internal OddLines NotDecoded { get; } = new();

    /// <summary>Lines with NUL characters.</summary>
    internal OddLines WithNul { get; } = new();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (!isAtEnd)
        {
            if (used == filled)
            {
                filled = await bytes.ReadAsync(block, cancellationToken);
                used = 0;
                bytesRead += filled;
                isAtEnd = filled == 0;
                if (isAtEnd && isUtf16 && bytesRead % sizeof(char) != 0) throw new ImportException(new("utf16-cut-off"));
            }
            var count = Decode(buffer.Span);
            if (count > 0) return count;
        }
        return 0;
    }

    private int Decode(Span<char> target)
    {
        decoder.Convert(block.AsSpan(used, filled - used), target, flush: isAtEnd, out var bytesUsed, out var count, out _);
        used += bytesUsed;
        var decoded = target[..count];
        if (decoded.IsEmpty) return 0;
        if (!hasBegun && decoded[0] == ByteOrderMark)
        {
            decoded[1..].CopyTo(decoded);
            decoded = decoded[..^1];
        }
        hasBegun = true;
        if (decoded.IndexOfAny(Nul, SingleByteFallback.Mark, EndOfDosFile) >= 0) decoded = decoded[..TakeOut(decoded)];
        else CountLines(decoded);
        return decoded.Length;
    }

    private void CountLines(ReadOnlySpan<char> decoded)
    {
        lineFeeds += decoded.Count('\n');
        carriageReturns += decoded.Count('\r');
    }

    /// <summary>Takes signs that are no text out, and remembers on which lines they stood.</summary>
    private int TakeOut(Span<char> decoded)
    {
        var target = 0;
        foreach (var c in decoded)
        {
            if (c == '\n') lineFeeds++;
            else if (c == '\r') carriageReturns++;
            if (c == Nul) WithNul.Add(Line);
            else if (c == SingleByteFallback.Mark) NotDecoded.Add(Line);
            else if (c != EndOfDosFile) decoded[target++] = c;
        }
        return target;
    }

    // Old Macintosh files have carriage returns only.
    private long Line => 1 + (lineFeeds > 0 ? lineFeeds : carriageReturns > 1 ? carriageReturns : 0);
}

/// <summary>Lines of a file on which something is odd.</summary>
internal sealed class OddLines
{
    private const int MaxNamed = 5;

    private readonly List<long> first = [];
    private long last;

    /// <summary>How many lines there are.</summary>
    internal long Count { get; private set; }

    /// <summary>The numbers of the first ones.</summary>
    internal string Named => string.Join(", ", first.Select(ImportMessage.Number)) + (Count > first.Count ? ", ..." : "");

    internal void Add(long line)
    {
        if (line == last) return;
        last = line;
        Count++;
        if (first.Count < MaxNamed) first.Add(line);
    }
}
