namespace Insights.Data.Import.Formats;

/// <summary>A column that a format reads.</summary>
/// <param name="Field">What it means; the FIELD of <c>--map FIELD=COLUMN</c>.</param>
/// <param name="IsRequired">True where a file without it is not of the format.</param>
/// <param name="Content">What its cells hold.</param>
/// <param name="Names">Header texts it is known by, best first; letter case, blanks and punctuation do not matter.</param>
public sealed record ColumnSpec(string Field, bool IsRequired, ColumnContent Content, params string[] Names)
{
    /// <summary>A column without which a file is not of the format.</summary>
    public static ColumnSpec Required(string field, ColumnContent content, params string[] names) =>
        new(field, IsRequired: true, content, names.Length > 0 ? names : [field]);

    /// <summary>A column that is read where it is there.</summary>
    public static ColumnSpec Optional(string field, ColumnContent content, params string[] names) =>
        new(field, IsRequired: false, content, names.Length > 0 ? names : [field]);
}
