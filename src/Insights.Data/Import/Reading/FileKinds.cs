using System.Text;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>Files that are not tables of text, named for what they are.</summary>
internal static class FileKinds
{
    private static readonly (byte[] Start, string Code)[] Signatures =
    [
        ("PK\u0003\u0004"u8.ToArray(), "file-archive"),
        ("PK\u0005\u0006"u8.ToArray(), "zip-empty"),
        ("%PDF"u8.ToArray(), "file-pdf"),
        ("{\\rtf"u8.ToArray(), "file-rtf"),
        ([0xD0, 0xCF, 0x11, 0xE0], "file-old-excel"),
        ("SQLite format 3\0"u8.ToArray(), "file-database"),
        ("\0\u0001\0\0Standard "u8.ToArray(), "file-database"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "file-picture"),
        ([0xFF, 0xD8, 0xFF], "file-picture"),
        ("GIF8"u8.ToArray(), "file-picture"),
        ("II*\0"u8.ToArray(), "file-picture"),
        ("MM\0*"u8.ToArray(), "file-picture"),
        ("RIFF"u8.ToArray(), "file-picture"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "file-archive"),
        ("Rar!"u8.ToArray(), "file-archive"),
        ("BZh"u8.ToArray(), "file-archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "file-archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "file-archive"),
        ([0x1F, 0x8B], "file-archive"),
        ("PAR1"u8.ToArray(), "file-database"),
    ];

    private static readonly string[] TagsOfPages = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div", "<tr", "<p>", "<script"];

    /// <summary>What a file is by its first bytes; null where it may be text.</summary>
    internal static ImportMessage? OfBytes(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) && start.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return new ImportMessage("workbook-password");
        foreach (var (signature, code) in Signatures)
            if (start.StartsWith(signature)) return new ImportMessage(code);
        const int PlaceOfBrand = 4;
        return start.Length > PlaceOfBrand && start[PlaceOfBrand..].StartsWith("ftyphei"u8) ? new ImportMessage("file-picture") : null;
    }

    /// <summary>What a text is by its first characters; null where it may be a table.</summary>
    internal static ImportMessage? OfText(ReadOnlySpan<char> start)
    {
        var text = start.TrimStart().TrimStart('\uFEFF').TrimStart();
        if (text.IsEmpty) return null;
        if (text[0] == '<') return OfMarkup(text);
        if (IsJson(text)) return new ImportMessage("file-json");
        return text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) ? new ImportMessage("file-contacts") : null;
    }

    private static ImportMessage? OfMarkup(ReadOnlySpan<char> text)
    {
        const int MaxSampledLength = 2_000;
        var start = text[..Math.Min(text.Length, MaxSampledLength)];
        if (start.Contains("schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)) return new ImportMessage("file-xml-spreadsheet");
        foreach (var tag in TagsOfPages)
            if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) return new ImportMessage("file-html");
        if (start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)) return new ImportMessage("file-html");
        return text.Length > 1 && (text[1] is '?' or '!' || char.IsAsciiLetter(text[1])) && start.Contains('>') && !start.Contains(">,", StringComparison.Ordinal) && !start.Contains(">;", StringComparison.Ordinal) ? new ImportMessage("file-xml") : null;
    }

    /// <summary>Objects and lists, also one to a line; no header of a table begins so.</summary>
    private static bool IsJson(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('{' or '[')) return false;
        var inside = text[1..].TrimStart();
        if (inside.IsEmpty) return true;
        return text[0] == '{' ? inside[0] is '"' or '}' : inside[0] is '{' or '[' or ']' or '"' or '-' || char.IsAsciiDigit(inside[0]);
    }
}
