using Insights.Data.Import.Questions;

namespace Insights.Data.Import.Results;

/// <summary>A file leaves something open that its owner has to answer; nothing was stored.</summary>
/// <param name="questions">The questions, at least one of them required.</param>
/// <param name="preview">What the import would do with the proposals; null where the file cannot be read without an answer.</param>
public sealed class QuestionsException(IReadOnlyList<ImportQuestion> questions, ImportResult? preview)
    : Exception(string.Join(' ', questions.Where(question => question.IsRequired).Select(question => question.Text.English)))
{
    /// <summary>The open questions.</summary>
    public IReadOnlyList<ImportQuestion> Questions => questions;

    /// <summary>What the import would do with the proposals; null where the file cannot be read without an answer.</summary>
    public ImportResult? Preview => preview;
}
