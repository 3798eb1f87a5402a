namespace Insights.Data.Import.Formats;

/// <summary>A file that a format can read.</summary>
/// <param name="Columns">Where its columns are.</param>
/// <param name="HasHeader">False where the first row is data already.</param>
public sealed record FormatMatch(Columns Columns, bool HasHeader)
{
    /// <summary>ISO 4217 code of the file's amounts, where the file says so elsewhere than in a column of its own; null where it does not.</summary>
    public string? Currency { get; init; }

    /// <summary>The order of numeric dates that the program always writes, for files whose dates do not tell; null where it writes several.</summary>
    public Reading.DateOrder? DateOrder { get; init; }

    /// <summary>IANA id of the zone of the file's local times, where the file itself says so.</summary>
    public string? TimeZone { get; init; }
}
