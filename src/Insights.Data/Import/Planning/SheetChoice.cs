using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading.Workbooks;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>Which of several sheets of a workbook holds the data: the one that was answered for files of its kind before, else a question.</summary>
internal sealed class SheetChoice(IReadOnlyList<WorkbookSource> sheets, ImportOptions options, int? headerLine)
{
    /// <summary>The key of the question.</summary>
    internal const string QuestionKey = "sheet";

    internal async Task<WorkbookSource> ChooseAsync(
        Questionnaire questions, Func<string, CancellationToken, Task<IReadOnlyDictionary<string, string>>> remembered, CancellationToken cancellationToken)
    {
        WorkbookSource? likely = null;
        foreach (var sheet in sheets)
        {
            if (TryFindHeader(sheet) is not { } header) continue;
            likely ??= sheet;
            var answers = await remembered(FilePlan.KindOf(header.Format, header.Match), cancellationToken);
            if (answers.GetValueOrDefault(QuestionKey) is not { } name || !name.Equals(sheet.Sheet.Name, StringComparison.OrdinalIgnoreCase)) continue;
            if (questions.AnswerTo(QuestionKey) is null) questions.Remember(answers);
            break;
        }
        var proposal = (likely ?? sheets[0]).Sheet.Name;
        var choices = sheets.Select(sheet => new ImportChoice(sheet.Sheet.Name, new("choice-sheet", sheet.Sheet.Name))).ToList();
        var answer = questions.Ask(new ImportQuestion(QuestionKey, new("question-sheet"), choices, proposal));
        return sheets.First(sheet => sheet.Sheet.Name == (answer ?? proposal));
    }

    private Header? TryFindHeader(WorkbookSource sheet)
    {
        try
        {
            return new HeaderFinder(sheet, options).Find(headerLine, new Dictionary<string, string>());
        }
        catch (Exception error) when (error is ImportException or QuestionsException)
        {
            return null;
        }
    }
}
