using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>Finds the row of a file that is its header, and the format that reads it: titles and periods may stand above.</summary>
internal sealed class HeaderFinder(RowSource source, ImportOptions options)
{
    /// <summary>The key of the question for the header's line.</summary>
    internal const string QuestionKey = "header-line";

    internal const int MaxSampledRows = 30;

    /// <summary>The question for the header's line.</summary>
    internal static ImportQuestion Question => new(QuestionKey, new("question-header-line"), [], Proposal: null);

    private static readonly string[] CodesOfUnknownColumns = [ImportMessage.NotRecognised, "column-missing", "format-other"];

    private readonly List<ImportException> errors = [];

    /// <summary>The header and its format.</summary>
    /// <param name="statedLine">Line of the header where it is stated.</param>
    /// <param name="remembered">Answers of earlier imports of files with the likely header.</param>
    /// <exception cref="ImportException">No format reads the file; the message states what is missing.</exception>
    /// <exception cref="QuestionsException">It stays open which row is the header, or which column is what.</exception>
    internal Header Find(int? statedLine, IReadOnlyDictionary<string, string> remembered)
    {
        if (statedLine is { } line) return RecogniseOrAsk(RowAt(line), remembered) with { IsStated = true };
        var usualWidth = UsualWidth();
        var first = TryRecognise(0, isFirst: true);
        if (first is not null && (!first.Match.HasHeader || source.Head[0].Cells.Count >= usualWidth)) return first;
        var best = first;
        for (var row = 1; row < source.Head.Count && row < MaxSampledRows; row++)
        {
            if (source.Head[row].Cells.Count < 2 || TryRecognise(row, isFirst: false) is not { Match.HasHeader: true } found) continue;
            if (best is null || found.Format.Priority > best.Format.Priority) best = found;
        }
        if (best is not null) return best;
        if (errors.FirstOrDefault(error => !CodesOfUnknownColumns.Contains(error.Details.Code)) is { } fault) throw fault;
        return RecogniseOrAsk(LikelyRow(usualWidth) ?? throw HeaderUnknown(), remembered);
    }

    /// <summary>The row to show as the header where no format reads the file: the stated one, else the one that looks most like it.</summary>
    internal int LikelyRow(int? statedLine) => (statedLine is { } line ? PlaceOf(line) : LikelyRow(UsualWidth())) ?? 0;

    private QuestionsException HeaderUnknown() => new(
        [
            Question with
            {
                Examples = [.. source.Head.Take(ImportQuestion.MaxExamples).Select(row => string.Join(source.Delimiter, row.Cells))],
            },
        ], preview: null);

    private Header RecogniseOrAsk(int row, IReadOnlyDictionary<string, string> remembered)
    {
        var (format, match) = FormatCatalog.FindOrAsk(source.HeadAt(row), options, remembered);
        return new Header(row, source.Head[row].Line, format, match);
    }

    private int RowAt(int line) => PlaceOf(line) ?? throw new ImportException(new("header-line-absent", ImportMessage.Number(line)));

    private int? PlaceOf(int line)
    {
        for (var row = 0; row < source.Head.Count; row++)
            if (source.Head[row].Line <= line && line < source.Head[row].Line + source.Head[row].Lines) return row;
        return null;
    }

    private Header Recognise(int row)
    {
        var (format, match) = FormatCatalog.Find(source.HeadAt(row), options.Format, options.Columns);
        return new Header(row, source.Head[row].Line, format, match);
    }

    private Header? TryRecognise(int row, bool isFirst)
    {
        try
        {
            return Recognise(row);
        }
        catch (ImportException error)
        {
            // What is wrong with the request, or with a known program's export, is so for every row.
            if (isFirst && !CodesOfUnknownColumns.Contains(error.Details.Code)) throw;
            errors.Add(error);
            return null;
        }
    }

    /// <summary>The number of columns that most rows have.</summary>
    private int UsualWidth() => source.Head.Select(row => row.Cells.Count).Where(count => count > 1).CountBy(count => count)
        .OrderByDescending(group => group.Value).ThenByDescending(group => group.Key).Select(group => group.Key).FirstOrDefault(1);

    /// <summary>The first row as wide as most, all of whose cells are names; null where there is none.</summary>
    private int? LikelyRow(int usualWidth)
    {
        for (var row = 0; row < source.Head.Count && row < MaxSampledRows; row++)
        {
            var cells = source.Head[row].Cells;
            if (cells.Count >= usualWidth && cells.Count(IsName) * 5 >= cells.Count * 4) return row;
        }
        return source.Head[0].Cells.Count >= usualWidth ? 0 : null;
    }

    private static bool IsName(string cell) => cell.Any(char.IsLetter) && !char.IsAsciiDigit(cell[0]);
}

/// <summary>The header of a file.</summary>
/// <param name="Row">Its place among the first rows; the first row of data where the format has no header.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Format">The format that reads the file.</param>
/// <param name="Match">Where its columns are.</param>
internal sealed record Header(int Row, long Line, IImportFormat Format, FormatMatch Match)
{
    /// <summary>True where its line was stated or answered, now or for an earlier file; false where it was found.</summary>
    internal bool IsStated { get; init; }
}
