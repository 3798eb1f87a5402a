using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Results;

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    /// <summary>The import in the database; null for a dry run.</summary>
    public required ImportId? ImportId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>The format's name.</summary>
    public required string Format { get; init; }

    /// <summary>How the file was read.</summary>
    public required string Dialect { get; init; }

    /// <summary>What became of the rows.</summary>
    public required LineCounts Lines { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Net value of the readable rows that name a customer.</summary>
    public required Money CustomerAmount { get; init; }

    /// <summary>Net value of the readable rows that name none.</summary>
    public required Money AnonymousAmount { get; init; }

    /// <summary>Customers that the database did not have before.</summary>
    public required long NewCustomers { get; init; }

    /// <summary>First and last day of the file's sales in the shop's time zone; null for customer files and files without sales.</summary>
    public required (DateOnly First, DateOnly Last)? Period { get; init; }

    /// <summary>What the owner should know besides the figures.</summary>
    public required IReadOnlyList<ImportMessage> Remarks { get; init; }

    /// <summary>The remarks in English, for the command line and the API.</summary>
    public IReadOnlyList<string> Notes => [.. Remarks.Select(remark => remark.English)];

    /// <summary>Why an import would store nothing all the same: of a strict dry run that met rows which cannot be read; null for all others.</summary>
    public ImportMessage? Refusal { get; init; }

    /// <summary>The questions that are open: of a dry run, or those that the import can do without.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>The questions that answers of earlier imports decided.</summary>
    public IReadOnlyList<AnsweredQuestion> Recalled { get; init; } = [];

    /// <summary>The first rejected rows, at most <see cref="RejectionsShown"/>.</summary>
    public required IReadOnlyList<Rejection> Rejections { get; init; }

    /// <summary>The path of the reject report; null when none was written.</summary>
    public required string? RejectReport { get; init; }

    /// <summary>How many rejected rows a result carries.</summary>
    public const int RejectionsShown = 10;
}
