namespace Insights.Data.Shops;

/// <summary>A time zone id that this machine does not know.</summary>
/// <param name="timeZoneId">The id as it was given.</param>
public sealed class UnknownTimeZoneException(string timeZoneId) : Exception(
    $"The time zone '{timeZoneId}' is not known. Use an IANA name such as Europe/Berlin or America/New_York.");
