using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import;

/// <summary>What a file is before it is imported: its first rows, and how they would be read.</summary>
/// <param name="Header">The names of its columns, or its first row where it has none.</param>
/// <param name="Rows">The rows after it, at most twenty.</param>
/// <param name="Format">The format that reads it; null where none does, and <paramref name="Problem"/> states why.</param>
/// <param name="Columns">The name of the column in which the format finds each of its fields; empty without a format.</param>
/// <param name="Problem">Why no format reads it, and what to do; null where one does.</param>
public sealed record FilePreview(
    IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IImportFormat? Format, IReadOnlyDictionary<string, string> Columns, ImportMessage? Problem)
{
    /// <summary>Line of the file on which the header stands, or would be looked for, from 1.</summary>
    public long HeaderLine { get; init; } = 1;

    /// <summary>What recognising the file leaves open, such as which column names the customer.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>Inspects the beginning of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What the user states about it.</param>
    /// <param name="database">The shop's, for what it answered for earlier files of the kind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportException">The file is empty, damaged, or no table at all.</exception>
    public static async Task<FilePreview> ReadAsync(ImportFile file, ImportOptions options, IImportDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            var questions = new Questionnaire(options.Answers, await database.ReadAnswersAsync(ImportAnswers.OfShop, cancellationToken));
            var headerLine = FilePlan.HeaderLineOf(options, questions);
            var source = await RowSources.FindAsync(
                file, options, headerLine, sheets => new SheetChoice(sheets, options, headerLine).ChooseAsync(questions, database.ReadAnswersAsync, cancellationToken), cancellationToken);
            return await RecogniseAsync(source, options, headerLine, database, cancellationToken);
        }
        catch (IOException error)
        {
            throw new ImportException(new("file-unreadable", error.Message), error);
        }
    }

    private static async Task<FilePreview> RecogniseAsync(
        RowSource source, ImportOptions options, int? headerLine, IImportDatabase database, CancellationToken cancellationToken)
    {
        var finder = new HeaderFinder(source, options);
        try
        {
            var header = await FilePlan.FindHeaderAsync(source, options, headerLine, database.ReadAnswersAsync, cancellationToken);
            var head = source.HeadAt(header.Row);
            var columns = header.Match.Columns;
            var found = header.Format.Columns.Where(column => columns.Has(column.Field)).ToDictionary(column => column.Field, column => columns.Header[columns[column.Field]], StringComparer.Ordinal);
            return header.Match.HasHeader
                ? new FilePreview(head.FirstRow, head.Rows, header.Format, found, Problem: null) { HeaderLine = header.Line, Questions = header.Match.Questions }
                : new FilePreview(columns.Header, [head.FirstRow, .. head.Rows], header.Format, found, Problem: null);
        }
        catch (ImportException error)
        {
            return Unread(source, finder, headerLine, error.Details);
        }
        catch (QuestionsException error)
        {
            return Unread(source, finder, headerLine, error.Questions[0].Text) with { Questions = error.Questions };
        }
    }

    private static FilePreview Unread(RowSource source, HeaderFinder finder, int? headerLine, ImportMessage problem)
    {
        var row = finder.LikelyRow(headerLine);
        var head = source.HeadAt(row);
        return new FilePreview(head.FirstRow, head.Rows, Format: null, new Dictionary<string, string>(StringComparer.Ordinal), problem) { HeaderLine = source.Head[row].Line };
    }
}
