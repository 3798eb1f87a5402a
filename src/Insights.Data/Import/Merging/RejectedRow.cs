using Insights.Data.Import.Messages;
using Insights.Data.Purchases;

namespace Insights.Data.Import.Merging;

/// <summary>A row that could not be imported.</summary>
public sealed class RejectedRow
{
    /// <summary>The import, first part of the key.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>Position in the report, from 1; last part of the key.</summary>
    public long Ordinal { get; init; }

    /// <summary>Line of the file on which the row begins, from 1; the header is usually line 1.</summary>
    public long Line { get; init; }

    /// <summary>The column's name in the file, or null where the whole row is meant.</summary>
    public string? ColumnName { get; init; }

    /// <summary>The value as the file has it, or null where the whole row is meant.</summary>
    public string? Value { get; init; }

    /// <summary>Why, and what would be accepted, as <see cref="ImportMessage.Stored"/>.</summary>
    public required string Reason { get; init; }
}
