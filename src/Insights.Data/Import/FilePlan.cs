using Insights.Data.Import.Formats;
using Insights.Data.Import.Formats.Generic;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;

namespace Insights.Data.Import;

/// <summary>How one file is going to be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Options">What the user states.</param>
/// <param name="Format">The format that reads it.</param>
/// <param name="Match">Where its columns are.</param>
/// <param name="Dialect">How it is written.</param>
/// <param name="SkippedRows">Rows before the first row of data: the header and a line for Excel.</param>
/// <param name="FileCurrency">ISO 4217 code that the first rows name in a column of its own, or null.</param>
/// <param name="SignCurrency">ISO 4217 code that the sign at the first amounts stands for, or null.</param>
/// <param name="HasDollars">True where the first amounts have a dollar sign, whichever dollar it is.</param>
/// <param name="Questions">The questions that the file raises.</param>
internal sealed record FilePlan(
    ImportFile File, ImportOptions Options, IImportFormat Format, FormatMatch Match, Dialect Dialect, int SkippedRows, string? FileCurrency,
    string? SignCurrency, bool HasDollars, Questionnaire Questions)
{
    /// <summary>
    /// What files of one kind have in common, so that an answer is asked for once: the format, and for formats of any
    /// program the header.
    /// </summary>
    internal string Kind => KindOf(Format, Match);

    private static string KindOf(IImportFormat format, FormatMatch match) => format.System is null
        ? $"{format.Name}:{HeaderOf(match.Columns.Header)}"
        : format.Name;

    private static string HeaderOf(IEnumerable<string> header) => string.Join('|', header.Select(Columns.Normalise));

    /// <param name="file">The file.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="remembered">Reads the answers to questions of earlier files of a kind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<FilePlan> MakeAsync(
        ImportFile file, ImportOptions options, Func<string, CancellationToken, Task<IReadOnlyDictionary<string, string>>> remembered, CancellationToken cancellationToken)
    {
        var (encoding, start) = await TextInput.ReadStartAsync(file, options.Dialect.Encoding, cancellationToken);
        var head = await FileHead.ReadAsync(start, options.Dialect.Delimiter, cancellationToken);
        var known = await remembered($"{GenericFormat.FormatName}:{HeaderOf(head.FirstRow)}", cancellationToken);
        var (format, match) = FormatCatalog.FindOrAsk(head, options, known);
        var skipped = (head.HasExcelHint ? 1 : 0) + (match.HasHeader ? 1 : 0);

        await using var input = await TextInput.OpenAsync(file, encoding, head.Delimiter, cancellationToken);
        for (var i = 0; i < skipped; i++) await input.Rows.ReadAsync(cancellationToken);
        var questions = new Questionnaire(options.Answers, await remembered(KindOf(format, match), cancellationToken));
        foreach (var question in match.Questions) questions.Ask(question);
        var dialect = await new DialectDetector(match, format.WritesDecimalPoints, options.Dialect, questions)
            .DetectAsync(input.Rows, encoding, head.Delimiter, cancellationToken);
        var sign = SignOf(head, match, out var hasDollars);
        var plan = new FilePlan(file, options, format, match, dialect, skipped, match.Currency ?? CurrencyOf(head, match), sign, hasDollars, questions);
        return await FileSurvey.RunAsync(plan, cancellationToken);
    }

    private static string? SignOf(FileHead head, FormatMatch match, out bool hasDollars)
    {
        hasDollars = false;
        foreach (var ordinal in match.Columns.Holding(ColumnContent.Number))
            foreach (var row in head.Rows)
            {
                if (ordinal >= row.Count) continue;
                if (Currency.FromSign(row[ordinal], out hasDollars) is { } code) return code;
                if (hasDollars) return null;
            }
        return null;
    }

    private static string? CurrencyOf(FileHead head, FormatMatch match)
    {
        foreach (var ordinal in match.Columns.Holding(ColumnContent.Currency))
            foreach (var row in head.Rows)
                if (ordinal < row.Count && Currency.TryParse(row[ordinal], out var code)) return code;
        return null;
    }
}
