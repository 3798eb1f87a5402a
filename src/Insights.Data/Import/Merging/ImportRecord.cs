using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>One file that was imported, or could not be, and what became of its rows.</summary>
public sealed class ImportRecord
{
    /// <summary>The key inside this database.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>The file's name without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The import format's name, or null when the file was not recognised.</summary>
    public string? Format { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime FinishedAt { get; init; }

    /// <summary>How it ended.</summary>
    public ImportOutcome Outcome { get; init; }

    /// <summary>Why it failed and what to do, as <see cref="ImportMessage.Stored"/>; null when it did not.</summary>
    public string? Error { get; init; }

    /// <inheritdoc cref="LineCounts.Imported"/>
    public long LinesImported { get; init; }

    /// <inheritdoc cref="LineCounts.AlreadyPresent"/>
    public long LinesAlreadyPresent { get; init; }

    /// <inheritdoc cref="LineCounts.Updated"/>
    public long LinesUpdated { get; init; }

    /// <inheritdoc cref="LineCounts.WithoutCustomer"/>
    public long LinesWithoutCustomer { get; init; }

    /// <inheritdoc cref="LineCounts.Rejected"/>
    public long LinesRejected { get; init; }

    /// <inheritdoc cref="LineCounts.LeftOut"/>
    public long LinesLeftOut { get; init; }

    /// <summary>Net value of the file's readable rows that name a customer.</summary>
    public Money CustomerAmount { get; init; }

    /// <summary>Net value of the file's readable rows that name none.</summary>
    public Money AnonymousAmount { get; init; }

    /// <summary>ISO 4217 code of the amounts, as the file, its format or its owner stated it with the import; null where nobody did.</summary>
    public string? StatedCurrency { get; init; }

    /// <summary>True where the file or its format itself states the currency.</summary>
    public bool CurrencyIsOfFile { get; init; }

    /// <summary>IANA id of the zone of the file's times, as the file, its format or its owner stated it; null where nobody did.</summary>
    public string? StatedTimeZone { get; init; }

    /// <summary>True where the file or its format itself states the time zone.</summary>
    public bool TimeZoneIsOfFile { get; init; }

    /// <summary>True where what the import has stated is stored, so that it can be undone; false for imports of earlier versions and failed ones.</summary>
    public bool HasStatements { get; init; }

    /// <summary>The sum of all figures of the file without their signs, in ten-thousandths; null for imports of earlier versions and for customers.</summary>
    public double? Magnitude { get; init; }

    /// <summary>How the file was read (encoding, delimiter, decimal mark, date order), one short sentence.</summary>
    public string? Dialect { get; init; }

    /// <summary>What the owner should know besides the figures, one <see cref="ImportMessage.Stored"/> a line; empty when there is nothing.</summary>
    public required string Notes { get; init; }
}
