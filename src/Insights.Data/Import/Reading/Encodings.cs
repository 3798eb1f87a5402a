using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>The encodings that exports come in, and how to distinguish them by their first bytes.</summary>
public static class Encodings
{
    /// <summary>
    /// UTF-8 that refuses bytes which are not UTF-8, for files of which it is stated; like the two below it has a byte
    /// order mark, which readers then skip.
    /// </summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>UTF-16, low byte first.</summary>
    public static Encoding Utf16LittleEndian { get; } = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>UTF-16, high byte first.</summary>
    public static Encoding Utf16BigEndian { get; } = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>What older Windows programs write in Western Europe and America.</summary>
    public static Encoding Windows1252 { get; } = CodePage(1252);

    /// <summary>What older Macintosh programs write in Western Europe and America.</summary>
    public static Encoding MacRoman { get; } = CodePage(10000);

    /// <summary>What DOS programs write in Western Europe, tills above all.</summary>
    public static Encoding Dos850 { get; } = CodePage(850);

    /// <summary>Reads the names utf-8, utf-16, windows-1252 (also latin1, cp1252), macintosh and cp850.</summary>
    public static Encoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => Utf8,
        "UTF-16" or "UTF16" or "UTF-16LE" => Utf16LittleEndian,
        "UTF-16BE" => Utf16BigEndian,
        "WINDOWS-1252" or "CP1252" or "1252" or "LATIN1" or "ISO-8859-1" => Windows1252,
        "MACINTOSH" or "MACROMAN" or "MAC" => MacRoman,
        "CP850" or "850" or "IBM850" => Dos850,
        _ => null,
    };

    /// <summary>
    /// The encoding that the first bytes of a text point to; UTF-8 where they fit it, so far. It reads bytes that do not
    /// fit as those of an older encoding. Null where they are not text at all.
    /// </summary>
    internal static Encoding? Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Lenient(Utf8, OlderEncoding.Guess(start));
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Lenient(Utf16LittleEndian, older: null);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Lenient(Utf16BigEndian, older: null);
        if (DetectUtf16(start) is { } utf16) return Lenient(utf16, older: null);
        if (!IsText(start)) return null;
        var older = OlderEncoding.Guess(start);
        CountUtf8(start, out var characters, out var otherBytes);
        return otherBytes > characters ? older : Lenient(Utf8, older);
    }

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)
        ?? throw new InvalidOperationException($"The framework has no code page {number}.");

    private static Encoding Lenient(Encoding encoding, Encoding? older)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new SingleByteFallback(older);
        return lenient;
    }

    private static Encoding? DetectUtf16(ReadOnlySpan<byte> start)
    {
        const int ZerosOfOtherHalf = 50;
        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != 0) continue;
            if (i % 2 == 0) evenZeros++;
            else oddZeros++;
        }
        var many = start.Length / 4;
        if (oddZeros > many && evenZeros <= oddZeros / ZerosOfOtherHalf) return Utf16LittleEndian;
        if (evenZeros > many && oddZeros <= evenZeros / ZerosOfOtherHalf) return Utf16BigEndian;
        return null;
    }

    /// <summary>Texts have next to no control characters; a NUL or two come from defective programs.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        const int MaxShare = 50;
        const int Some = 3;
        var controls = 0;
        foreach (var b in start)
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C or 0x1A or 0x1B) or 0x7F) controls++;
        return controls <= Math.Max(Some, start.Length / MaxShare);
    }

    private static void CountUtf8(ReadOnlySpan<byte> bytes, out long characters, out long otherBytes)
    {
        characters = otherBytes = 0;
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var next and >= 0)
        {
            bytes = bytes[next..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var length))
            {
                case System.Buffers.OperationStatus.Done: characters++; break;
                // The last character may be cut.
                case System.Buffers.OperationStatus.NeedMoreData: break;
                default: otherBytes++; break;
            }
            bytes = bytes[length..];
        }
    }
}
