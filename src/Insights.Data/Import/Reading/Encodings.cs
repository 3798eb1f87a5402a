using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>The encodings that exports come in, and how to tell them apart by their first bytes.</summary>
public static class Encodings
{
    /// <summary>
    /// UTF-8 that refuses bytes which are not UTF-8, so that a wrong guess is noticed; like the two below it has a byte
    /// order mark, which readers then skip.
    /// </summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>UTF-16, low byte first.</summary>
    public static Encoding Utf16LittleEndian { get; } = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>UTF-16, high byte first.</summary>
    public static Encoding Utf16BigEndian { get; } = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>What older Windows programs write in Western Europe and America.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new InvalidOperationException("The framework has no Windows-1252.");

    /// <summary>Reads the names utf-8, utf-16 and windows-1252 (also latin1, cp1252).</summary>
    public static Encoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => Utf8,
        "UTF-16" or "UTF16" or "UTF-16LE" => Utf16LittleEndian,
        "UTF-16BE" => Utf16BigEndian,
        "WINDOWS-1252" or "CP1252" or "1252" or "LATIN1" or "ISO-8859-1" => Windows1252,
        _ => null,
    };

    /// <summary>
    /// The encoding that the first bytes of a text point to; UTF-8 where they fit it, so far. Null where they are not
    /// text at all.
    /// </summary>
    internal static Encoding? Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Utf16LittleEndian;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Utf16BigEndian;
        if (start.Contains((byte)0)) return DetectUtf16(start);
        return IsUtf8Prefix(start) ? Utf8 : Windows1252;
    }

    private static Encoding? DetectUtf16(ReadOnlySpan<byte> start)
    {
        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != 0) continue;
            if (i % 2 == 0) evenZeros++;
            else oddZeros++;
        }
        var many = start.Length / 4;
        if (oddZeros > many && evenZeros == 0) return Utf16LittleEndian;
        if (evenZeros > many && oddZeros == 0) return Utf16BigEndian;
        return null;
    }

    /// <summary>True where the bytes are UTF-8, apart from a last character that is cut.</summary>
    private static bool IsUtf8Prefix(ReadOnlySpan<byte> bytes)
    {
        const int LongestCharacter = 4;
        for (var cut = 0; cut < LongestCharacter && cut <= bytes.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut])) return true;
        return false;
    }
}
