using Insights.Data.Import.Formats;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import;

/// <summary>What a file is before it is imported: its first rows, and how they would be read.</summary>
/// <param name="Header">The names of its columns, or its first row where it has none.</param>
/// <param name="Rows">The rows after it, at most twenty.</param>
/// <param name="Format">The format that reads it; null where none does, and <paramref name="Problem"/> says why.</param>
/// <param name="Columns">The name of the column in which the format finds each of its fields; empty without a format.</param>
/// <param name="Problem">Why no format reads it, and what to do; null where one does.</param>
public sealed record FilePreview(
    IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IImportFormat? Format, IReadOnlyDictionary<string, string> Columns, ImportMessage? Problem)
{
    /// <summary>What recognising the file leaves open, such as which column names the customer.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What the user states about it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportException">The file is empty, damaged, or no text at all.</exception>
    public static async Task<FilePreview> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var (_, start) = await TextInput.ReadStartAsync(file, options.Dialect.Encoding, cancellationToken);
            var head = await FileHead.ReadAsync(start, options.Dialect.Delimiter, cancellationToken);
            return Recognise(head, options);
        }
        catch (IOException error)
        {
            throw new ImportException(new("file-unreadable", error.Message), error);
        }
    }

    private static FilePreview Recognise(FileHead head, ImportOptions options)
    {
        try
        {
            var (format, match) = FormatCatalog.FindOrAsk(head, options, new Dictionary<string, string>());
            var found = format.Columns.Where(column => match.Columns.Has(column.Field)).ToDictionary(column => column.Field, column => match.Columns.Header[match.Columns[column.Field]], StringComparer.Ordinal);
            return match.HasHeader
                ? new FilePreview(head.FirstRow, head.Rows, format, found, Problem: null) { Questions = match.Questions }
                : new FilePreview(match.Columns.Header, [head.FirstRow, .. head.Rows], format, found, Problem: null);
        }
        catch (QuestionsException error)
        {
            return new FilePreview(head.FirstRow, head.Rows, Format: null, new Dictionary<string, string>(StringComparer.Ordinal), error.Questions[0].Text) { Questions = error.Questions };
        }
        catch (ImportException error)
        {
            return new FilePreview(head.FirstRow, head.Rows, Format: null, new Dictionary<string, string>(StringComparer.Ordinal), error.Details);
        }
    }
}
