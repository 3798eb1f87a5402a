using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Reads what files say about people; absence and unreadable values are null.</summary>
public static class CustomerCells
{
    /// <summary>
    /// A cell's text without what nobody sees and without the marks by which spreadsheets keep "'0160..." from becoming a
    /// number; null where it is empty.
    /// </summary>
    public static string? ReadText(RecordReader row, int ordinal)
    {
        var text = CellText.Of(row, ordinal);
        return text.IsEmpty ? null : text.ToString();
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

    /// <summary>Yes or no as programs write it in six languages; null where the cell states neither.</summary>
    public static bool? ReadYesNo(RecordReader row, int ordinal)
    {
        var text = row.Field(ordinal);
        // Most cells of exports are one of these.
        if (text is "yes" or "true" or "1") return true;
        return text is "no" or "false" or "0" ? false : ConsentWords.Find(text)?.IsYes;
    }

    /// <summary>True for a cell whose word means that nothing is known, such as "unknown" or "pending".</summary>
    public static bool IsUndecided(RecordReader row, int ordinal) => ConsentWords.Find(row.Field(ordinal)) is { IsYes: null };
}
