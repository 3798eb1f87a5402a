using Insights.Data.Import.Results;
using Insights.Data.Purchases;

namespace Insights.Data.Import.Merging;

/// <summary>An import, as far as it matters for taking it back.</summary>
public sealed record StoredImport
{
    /// <inheritdoc cref="ImportRecord.ImportId"/>
    public required ImportId ImportId { get; init; }

    /// <inheritdoc cref="ImportRecord.FileName"/>
    public required string FileName { get; init; }

    /// <inheritdoc cref="ImportRecord.Outcome"/>
    public required ImportOutcome Outcome { get; init; }

    /// <inheritdoc cref="ImportRecord.HasStatements"/>
    public bool HasStatements { get; init; }

    /// <inheritdoc cref="ImportRecord.StatedCurrency"/>
    public string? StatedCurrency { get; init; }

    /// <inheritdoc cref="ImportRecord.CurrencyIsOfFile"/>
    public bool CurrencyIsOfFile { get; init; }

    /// <inheritdoc cref="ImportRecord.StatedTimeZone"/>
    public string? StatedTimeZone { get; init; }

    /// <inheritdoc cref="ImportRecord.TimeZoneIsOfFile"/>
    public bool TimeZoneIsOfFile { get; init; }

    /// <summary>Rows of the file that were read and are sales or customers.</summary>
    public long Rows { get; init; }
}
