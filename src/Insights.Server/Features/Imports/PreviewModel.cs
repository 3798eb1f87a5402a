using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>What an uploaded file is and what would become of it, before it is imported.</summary>
public sealed record PreviewModel
{
    private const string UnusedAnswer = "note-answer-unused";
    private const string NoZone = "note-no-zone";
    private const int SampleRows = 3;

    /// <summary>More questions than this are most likely one: whether the right column was chosen.</summary>
    internal const int MaxQuestions = 40;

    internal PreviewModel(PageFrame frame, ImportRequest request, JobOutcome? found)
    {
        (Frame, Input, Result) = (frame, request.Input, found?.Preview);
        Questions = QuestionsOf(request, found);
        Columns = (request.Input.Columns ?? []).ToDictionary(column => column.Field, column => column.Column, StringComparer.Ordinal);
        answers = (request.Input.Answers ?? []).ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.OrdinalIgnoreCase);
    }

    private readonly Dictionary<string, string> answers;

    /// <summary>What every page knows.</summary>
    public PageFrame Frame { get; }

    /// <summary>The number of the job that found it; null where none could be started.</summary>
    internal long? Job { get; init; }

    public required string FileName { get; init; }

    /// <summary>What the owner has stated so far.</summary>
    internal StartImportInput Input { get; }

    /// <summary>The file's first rows; null where it cannot be read at all.</summary>
    internal FilePreview? Preview { get; init; }

    /// <summary>What would become of the file, with the answers so far and the proposals for the rest; null where questions come first or it cannot be read.</summary>
    internal ImportResult? Result { get; }

    /// <summary>
    /// What the owner is asked, what the import cannot do without first; questions that have an answer, of this file or of earlier
    /// ones, can be answered anew.
    /// </summary>
    internal IReadOnlyList<ImportQuestion> Questions { get; }

    /// <summary>The columns that the owner names, by field.</summary>
    internal IReadOnlyDictionary<string, string> Columns { get; }

    /// <summary>What is wrong; null for nothing.</summary>
    internal string? Problem { get; init; }

    /// <summary>False where no format knows the columns, and the owner is to say what they hold.</summary>
    internal bool IsRecognised { get; init; } = true;

    /// <summary>True where the file can be imported with what the form says.</summary>
    internal bool CanImport => Result is not null;

    /// <summary>The format that reads it; null where none does.</summary>
    internal IImportFormat? Format => FormatCatalog.All.FirstOrDefault(format => format.Name == (Result?.Format ?? Preview?.Format?.Name));

    /// <summary>The format whose fields can be given columns; null for a format that knows its program, also where a column of it is missing.</summary>
    internal IImportFormat? Mappable => Preview is null ? null : FormatCatalog.All.FirstOrDefault(format =>
        format.Name is "generic" or "customers" && format.Name == (Format?.Name ?? Input.Format ?? (IsRecognised ? null : "generic")));

    /// <summary>The remarks, without what the questions say already and what became of answers that the form sends along.</summary>
    internal IEnumerable<ImportMessage> Remarks => Result?.Remarks.Where(remark =>
        remark.Code != UnusedAnswer && (remark.Code != NoZone || Questions.All(question => question.Key != Questionnaire.ShopTimeZone))) ?? [];

    /// <summary>The column of a field: the named one, else the one that is found.</summary>
    internal string? ColumnOf(string field) => Columns.GetValueOrDefault(field) ?? Preview?.Columns.GetValueOrDefault(field);

    /// <summary>The first values of a field's column.</summary>
    internal string SampleOf(string field)
    {
        if (Preview is null || ColumnOf(field) is not { } column) return "";
        var place = Preview.Header.ToList().IndexOf(column);
        return place < 0 ? "" : string.Join(" \u00b7 ", Preview.Rows.Take(SampleRows).Select(row => place < row.Count ? row[place] : "").Where(value => value.Length > 0));
    }

    /// <summary>The answer to a question; null where it has none.</summary>
    internal string? AnswerTo(ImportQuestion question) => answers.GetValueOrDefault(question.Key) ?? RecalledAnswerTo(question);

    /// <summary>True where an earlier file's answer is taken.</summary>
    internal bool IsRecalled(ImportQuestion question) => !answers.ContainsKey(question.Key) && RecalledAnswerTo(question) is not null;

    private string? RecalledAnswerTo(ImportQuestion question) =>
        Result?.Recalled.FirstOrDefault(recalled => recalled.Question.Key.Equals(question.Key, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The questions of a job and of those before it that its file still raises.</summary>
    internal static IReadOnlyList<ImportQuestion> QuestionsOf(Job job) => QuestionsOf(job.Request as ImportRequest ?? new ImportRequest(new StartImportInput()), job.Outcome);

    private static IReadOnlyList<ImportQuestion> QuestionsOf(ImportRequest request, JobOutcome? found)
    {
        var open = found?.Questions ?? [];
        var outdated = (found?.Preview?.Remarks ?? []).Where(remark => remark.Code == UnusedAnswer).SelectMany(remark => remark.Arguments);
        var known = open.Select(question => question.Key).Concat(outdated).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asked = request.Asked.Where(question => !known.Contains(question.Key)).Concat(open).OrderByDescending(question => question.IsRequired);
        var recalled = (found?.Preview?.Recalled ?? []).Select(answered => answered.Question);
        return [.. asked.Concat(recalled).DistinctBy(question => question.Key, StringComparer.OrdinalIgnoreCase)];
    }
}
