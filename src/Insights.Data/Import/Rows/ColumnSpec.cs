
namespace Insights.Data.Import.Rows;

/// <summary>A column that a format reads.</summary>
/// <param name="Field">What it means; the FIELD of <c>--map FIELD=COLUMN</c>.</param>
/// <param name="IsRequired">True where a file without it is not of the format.</param>
/// <param name="Content">What its cells hold.</param>
/// <param name="Names">Header texts it is known by, best first; letter case, blanks and punctuation do not matter.</param>
public sealed record ColumnSpec(string Field, bool IsRequired, ColumnContent Content, params string[] Names)
{
    /// <summary>Those of the names that exports in another language than English have, best first, with the language's ISO 639 code.</summary>
    internal IReadOnlyList<(string Language, string Name)> Translations { get; private init; } = [];

    /// <summary>A column without which a file is not of the format.</summary>
    public static ColumnSpec Required(string field, ColumnContent content, params string[] names) =>
        new(field, IsRequired: true, content, names.Length > 0 ? names : [field]);

    /// <summary>The same column, which exports in a language other than English call so.</summary>
    internal ColumnSpec In(string language, params string[] names) => this with
    {
        Names = [.. Names.Union(names, StringComparer.Ordinal)],
        Translations = [.. Translations, .. names.Select(name => (language, name))],
    };

    /// <summary>The best known name in a language; the English one where there is none, or for null.</summary>
    internal string NameIn(string? language) => Translations.FirstOrDefault(translation => translation.Language == language).Name ?? Names[0];

    /// <summary>A column that is read where it is there.</summary>
    public static ColumnSpec Optional(string field, ColumnContent content, params string[] names) =>
        new(field, IsRequired: false, content, names.Length > 0 ? names : [field]);
}
