using Insights.Data.Import.Messages;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Results;

/// <summary>What undoing an import changed, or would change.</summary>
public sealed record UndoResult
{
    /// <summary>The import.</summary>
    public required ImportId ImportId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>Rows of the file that count no longer, whether other files have them too or not.</summary>
    public required long Rows { get; init; }

    /// <summary>Orders that no other file has, and that are gone.</summary>
    public required long OrdersRemoved { get; init; }

    /// <summary>Orders that are again as other files have them.</summary>
    public required long OrdersRestored { get; init; }

    /// <summary>Customers whom no other file names, and who are gone.</summary>
    public required long CustomersRemoved { get; init; }

    /// <summary>Net value of the orders of the file before, as the shop had them.</summary>
    public required Money AmountBefore { get; init; }

    /// <summary>Their net value now.</summary>
    public required Money AmountAfter { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Analyses that were made before, some of them with what is gone; they stay as they are.</summary>
    public required long Runs { get; init; }

    /// <summary>What the owner should know besides the figures.</summary>
    public required IReadOnlyList<ImportMessage> Remarks { get; init; }
}
