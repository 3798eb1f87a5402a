using System.Globalization;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Questions;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Settings;

/// <summary>Remembered answers in the reader's words.</summary>
internal static class RememberedWords
{
    /// <summary>The question alone; its key where an earlier version asked it.</summary>
    internal static string QuestionOf(RememberedAnswer answer, CultureInfo language)
    {
        var text = answer.Question?.OnPage(language) ?? answer.Key;
        var end = text.IndexOf("? ", StringComparison.Ordinal) + 1;
        return end > 0 ? text[..end] : text;
    }

    /// <summary>What the answer means; the answer itself where it is a text of its own.</summary>
    internal static string AnswerOf(RememberedAnswer answer, CultureInfo language) => answer.Answer?.OnPage(language) ?? answer.Value;

    /// <summary>The files for which it holds.</summary>
    internal static string KindOf(RememberedAnswer answer, PageTexts texts)
    {
        if (answer.Format is not { } name) return texts.Of("answers-all-files");
        var format = FormatCatalog.All.FirstOrDefault(format => format.Name == name) is { } known ? FormatNames.Of(texts, known) : name;
        return answer.Columns.Count > 0 ? texts.Of("answers-files-with", format, string.Join(", ", answer.Columns)) : format;
    }
}
