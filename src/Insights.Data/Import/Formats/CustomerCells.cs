using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats;

/// <summary>Reads what files say about people; absence and unreadable values are null.</summary>
public static class CustomerCells
{
    private const char TextMark = '\'';

    /// <summary>A cell's text without the apostrophe by which spreadsheets keep "'0160..." from becoming a number; null where it is empty.</summary>
    public static string? ReadText(RecordReader row, int ordinal)
    {
        var text = row.Field(ordinal);
        if (text.Length > 1 && text[0] == TextMark && !text[1..].Contains(TextMark)) text = text[1..].TrimStart();
        return text.IsEmpty || text is [TextMark] ? null : text.ToString();
    }

    /// <summary>The first of two cells that has a text, or null.</summary>
    public static string? ReadText(RecordReader row, int ordinal, int otherwise) => ReadText(row, ordinal) ?? ReadText(row, otherwise);

    /// <summary>A full name from the cells for first and last name; null where both are empty.</summary>
    public static string? ReadName(RecordReader row, int firstNameOrdinal, int lastNameOrdinal) =>
        (ReadText(row, firstNameOrdinal), ReadText(row, lastNameOrdinal)) switch
        {
            (null, var last) => last,
            (var first, null) => first,
            var (first, last) => $"{first} {last}",
        };

    /// <summary>Yes or no as English and German programs write it; null where the cell says neither.</summary>
    public static bool? ReadYesNo(RecordReader row, int ordinal)
    {
        Span<char> lower = stackalloc char[16];
        var length = row.Field(ordinal).ToLowerInvariant(lower);
        return length < 0
            ? null
            : lower[..length] switch
            {
                "yes" or "y" or "true" or "1" or "ja" or "j" or "wahr" or "subscribed" or "opt-in" => true,
                "no" or "n" or "false" or "0" or "nein" or "falsch" or "unsubscribed" or "not subscribed" or "opt-out" => false,
                _ => null,
            };
    }
}
