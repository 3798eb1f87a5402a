using System.Globalization;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Formats.Generic;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Data.Import.Planning;

/// <summary>How one file is going to be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Options">What the user states.</param>
/// <param name="Format">The format that reads it.</param>
/// <param name="Match">Where its columns are.</param>
/// <param name="Dialect">How it is written.</param>
/// <param name="Source">How its rows are reached.</param>
/// <param name="SkippedRows">Rows before the first row of data: the header and what stands above it.</param>
/// <param name="HeaderLine">Line of the header, from 1; null where there is none.</param>
/// <param name="Joins">The columns whose numbers are split by an unquoted decimal comma, for each number of columns of a row.</param>
/// <param name="FileCurrency">ISO 4217 code that the first rows name in a column of its own, or null.</param>
/// <param name="SignCurrencies">ISO 4217 codes that the signs at the first amounts stand for, each once.</param>
/// <param name="HasDollars">True where the first amounts have a dollar sign, whichever dollar it is.</param>
/// <param name="Questions">The questions that the file raises.</param>
internal sealed record FilePlan(
    ImportFile File, ImportOptions Options, IImportFormat Format, FormatMatch Match, Dialect Dialect, RowSource Source, int SkippedRows, long? HeaderLine,
    IReadOnlyDictionary<int, int[]> Joins, string? FileCurrency, IReadOnlyList<string> SignCurrencies, bool HasDollars, Questionnaire Questions)
{
    /// <summary>ISO 4217 code that the sign at the first amounts stands for: the shop's own where it is among several; null where there is none.</summary>
    internal string? SignCurrencyIn(string? shopCurrency) =>
        shopCurrency is not null && SignCurrencies.Contains(shopCurrency) ? shopCurrency : SignCurrencies is [var first, ..] ? first : null;

    /// <summary>
    /// What files of one kind have in common, so that a question is asked once: the format, and for formats of any
    /// program the header.
    /// </summary>
    internal string Kind => KindOf(Format, Match);

    internal static string KindOf(IImportFormat format, FormatMatch match) => format.System is null
        ? KindOf(format.Name, match.Columns.Header)
        : format.Name;

    private static string KindOf(string format, IEnumerable<string> header) =>
        format + ImportAnswers.HeaderMark + string.Join(ImportAnswers.ColumnMark, header.Select(Columns.Normalise));

    /// <summary>How the file is read, one short sentence.</summary>
    internal string Description
    {
        get
        {
            var dialect = Source.IsTyped ? Source.Description : string.Join(", ", new[] { Source.Description, Dialect.Describe() }.OfType<string>());
            return HeaderLine > 1 ? $"{dialect}, header on line {HeaderLine}" : dialect ?? "";
        }
    }

    /// <summary>Opens the file before its first row of data.</summary>
    internal async Task<RowInput> OpenAsync(CancellationToken cancellationToken)
    {
        var input = await Source.OpenAsync(cancellationToken);
        try
        {
            for (var i = 0; i < SkippedRows; i++) await input.Rows.ReadAsync(cancellationToken);
            if (Joins.Count > 0) input.Wrap(rows => new JoinedRecordReader(rows, Joins));
            return input;
        }
        catch
        {
            await input.DisposeAsync();
            throw;
        }
    }

    /// <param name="file">The file.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="remembered">Reads the answers to questions of earlier files of a kind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<FilePlan> MakeAsync(
        ImportFile file, ImportOptions options, Func<string, CancellationToken, Task<IReadOnlyDictionary<string, string>>> remembered, CancellationToken cancellationToken)
    {
        var questions = new Questionnaire(options.Answers, await remembered(ImportAnswers.OfShop, cancellationToken));
        var headerLine = HeaderLineOf(options, questions);
        var source = await RowSources.FindAsync(
            file, options, headerLine, sheets => new SheetChoice(sheets, options, headerLine).ChooseAsync(questions, remembered, cancellationToken), cancellationToken);
        var header = await FindHeaderAsync(source, options, headerLine, remembered, cancellationToken);
        var (format, match) = (header.Format, header.Match);
        questions.Remember(await remembered(KindOf(format, match), cancellationToken));
        if (header.IsStated && options.HeaderLine is null) questions.Ask(HeaderFinder.Question);
        foreach (var question in match.Questions) questions.Ask(question);

        var head = source.HeadAt(header.Row);
        var signs = SignsOf(head, match, out var hasDollars);
        var plan = new FilePlan(
            file, options, format, match, new Dialect(source.Encoding, source.Delimiter, DecimalMark.Point, DateOrder.DayMonthYear), source, source.RowsBeforeHead + header.Row + (match.HasHeader ? 1 : 0),
            match.HasHeader ? header.Line : null, await DecimalCommas.FindAsync(source, header, cancellationToken), match.Currency ?? CurrencyOf(head, match), signs, hasDollars, questions);
        await using var input = await plan.OpenAsync(cancellationToken);
        plan = plan with
        {
            Dialect = await new DialectDetector(match, format.WritesDecimalPoints, options.Dialect, questions)
                .DetectAsync(input.Rows, source.Encoding, source.Delimiter, cancellationToken),
        };
        return await FileSurvey.RunAsync(plan, cancellationToken);
    }

    /// <summary>The header of a file: the stated one, the one that is found, or the line that was answered for files whose header stands there.</summary>
    /// <exception cref="ImportException">No format reads the file; the message states what is missing.</exception>
    /// <exception cref="QuestionsException">It cannot be found which row is the header, or which column is what.</exception>
    internal static async Task<Header> FindHeaderAsync(
        RowSource source, ImportOptions options, int? headerLine, Func<string, CancellationToken, Task<IReadOnlyDictionary<string, string>>> remembered,
        CancellationToken cancellationToken)
    {
        var finder = new HeaderFinder(source, options);
        try
        {
            var likely = KindOf(GenericFormat.FormatName, source.HeadAt(finder.LikelyRow(headerLine)).FirstRow);
            return finder.Find(headerLine, await remembered(likely, cancellationToken));
        }
        catch (QuestionsException open) when (open.Questions[0].Key == HeaderFinder.QuestionKey)
        {
            foreach (var row in source.Head.Take(HeaderFinder.MaxSampledRows))
                foreach (var format in FormatCatalog.All.Where(format => format.System is null))
                {
                    var answers = await remembered(KindOf(format.Name, row.Cells), cancellationToken);
                    if (answers.GetValueOrDefault(HeaderFinder.QuestionKey) == row.Line.ToString(CultureInfo.InvariantCulture))
                        return finder.Find((int)row.Line, answers);
                }
            throw;
        }
    }

    /// <exception cref="ImportException">The answer is no line.</exception>
    internal static int? HeaderLineOf(ImportOptions options, Questionnaire questions)
    {
        if (options.HeaderLine is { } line) return line;
        if (questions.AnswerTo(HeaderFinder.QuestionKey) is not { } answer) return null;
        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var answered) && answered > 0
            ? answered
            : throw new ImportException(new("header-line-form", answer));
    }

    private static List<string> SignsOf(FileHead head, FormatMatch match, out bool hasDollars)
    {
        hasDollars = false;
        var signs = new List<string>();
        foreach (var ordinal in match.Columns.Holding(ColumnContent.Number))
            foreach (var row in head.Rows)
            {
                if (ordinal >= row.Count) continue;
                if (CurrencySigns.Find(row[ordinal], out var isDollar) is { } code && !signs.Contains(code)) signs.Add(code);
                hasDollars |= isDollar && signs.Count == 0;
            }
        return hasDollars ? [] : signs;
    }

    private static string? CurrencyOf(FileHead head, FormatMatch match)
    {
        foreach (var ordinal in match.Columns.Holding(ColumnContent.Currency))
            foreach (var row in head.Rows)
                if (ordinal < row.Count && Currency.TryRead(row[ordinal], shopCurrency: null, out var code)) return code;
        return null;
    }
}
