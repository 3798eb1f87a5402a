using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Questions;

/// <summary>An answer that later files are read with, as its owner sees it.</summary>
/// <param name="Kind">The kind of files it holds for, as it is stored; <see cref="ImportAnswers.OfShop"/> for all of the shop's.</param>
/// <param name="Key">The question's key.</param>
/// <param name="Value">The answer.</param>
public sealed record RememberedAnswer(string Kind, string Key, string Value)
{
    /// <summary>The question; null where an earlier version asked it.</summary>
    public ImportMessage? Question { get; init; }

    /// <summary>What the answer means; null where it is a text of its own, or an earlier version asked.</summary>
    public ImportMessage? Answer { get; init; }

    /// <summary>The file with which it was given; null where none was.</summary>
    public string? FileName { get; init; }

    /// <summary>When that was, UTC; null where no file was imported with it.</summary>
    public DateTime? GivenAt { get; init; }

    /// <summary>The name of the format that it holds for; null for all files of the shop.</summary>
    public string? Format => Kind == ImportAnswers.OfShop ? null : Kind.Split(ImportAnswers.HeaderMark, 2)[0];

    /// <summary>The columns by which files of its kind are recognised; empty for a format of one program, and for all files.</summary>
    public IReadOnlyList<string> Columns =>
        Kind.Split(ImportAnswers.HeaderMark, 2) is [_, var header] ? header.Split(ImportAnswers.ColumnMark) : [];
}
