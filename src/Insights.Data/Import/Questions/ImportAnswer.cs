using Insights.Data.Import.Messages;
using Insights.Data.Purchases;

namespace Insights.Data.Import.Questions;

/// <summary>An answer that later imports take without asking again.</summary>
public sealed class ImportAnswer
{
    /// <summary>The kind of files it holds for; <see cref="ImportAnswers.OfShop"/> for all of the shop's.</summary>
    public required string Kind { get; init; }

    /// <inheritdoc cref="ImportQuestion.Key"/>
    public required string Key { get; init; }

    /// <summary>The answer.</summary>
    public required string Value { get; set; }

    /// <summary>The import with which it was given.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>The question, as <see cref="ImportMessage.Stored"/>; null where it was never asked, or by an earlier version.</summary>
    public string? Question { get; set; }

    /// <summary>What the answer means, as <see cref="ImportMessage.Stored"/>; null where any text could be one, or an earlier version asked.</summary>
    public string? Answer { get; set; }
}
