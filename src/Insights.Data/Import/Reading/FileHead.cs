namespace Insights.Data.Import.Reading;

/// <summary>The first rows of a file, by which its format is recognised.</summary>
/// <param name="Delimiter">Between columns; <see cref="Dialect.WhiteSpace"/> for any run of white space.</param>
/// <param name="HasExcelHint">True where a line before the first row only names the delimiter ("sep=;").</param>
/// <param name="FirstRow">The header, in most formats.</param>
/// <param name="Rows">The rows after it, as far as they were read; may be empty.</param>
public sealed record FileHead(
    char Delimiter, bool HasExcelHint, IReadOnlyList<string> FirstRow, IReadOnlyList<IReadOnlyList<string>> Rows);
