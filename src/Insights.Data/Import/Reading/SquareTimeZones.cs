
namespace Insights.Data.Import.Reading;

/// <summary>The names by which Square's exports state a time zone, of the countries in which Square sells.</summary>
internal static class SquareTimeZones
{
    private static readonly Dictionary<string, string> IanaIds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = "Etc/UTC",
        ["Hawaii"] = "Pacific/Honolulu",
        ["Alaska"] = "America/Anchorage",
        ["Pacific Time (US & Canada)"] = "America/Los_Angeles",
        ["Arizona"] = "America/Phoenix",
        ["Mountain Time (US & Canada)"] = "America/Denver",
        ["Central Time (US & Canada)"] = "America/Chicago",
        ["Eastern Time (US & Canada)"] = "America/New_York",
        ["Indiana (East)"] = "America/Indiana/Indianapolis",
        ["Puerto Rico"] = "America/Puerto_Rico",
        ["American Samoa"] = "Pacific/Pago_Pago",
        ["Guam"] = "Pacific/Guam",
        ["Saskatchewan"] = "America/Regina",
        ["Atlantic Time (Canada)"] = "America/Halifax",
        ["Newfoundland"] = "America/St_Johns",
        ["London"] = "Europe/London",
        ["Edinburgh"] = "Europe/London",
        ["Dublin"] = "Europe/Dublin",
        ["Paris"] = "Europe/Paris",
        ["Madrid"] = "Europe/Madrid",
        ["Berlin"] = "Europe/Berlin",
        ["Amsterdam"] = "Europe/Amsterdam",
        ["Brisbane"] = "Australia/Brisbane",
        ["Sydney"] = "Australia/Sydney",
        ["Canberra"] = "Australia/Sydney",
        ["Melbourne"] = "Australia/Melbourne",
        ["Hobart"] = "Australia/Hobart",
        ["Adelaide"] = "Australia/Adelaide",
        ["Darwin"] = "Australia/Darwin",
        ["Perth"] = "Australia/Perth",
        ["Tokyo"] = "Asia/Tokyo",
        ["Osaka"] = "Asia/Tokyo",
        ["Sapporo"] = "Asia/Tokyo",
    };

    /// <summary>The names that the table knows.</summary>
    internal static IReadOnlyCollection<string> Names => IanaIds.Keys;

    /// <summary>The IANA id of a zone that is named so, or has this id itself; null where the name is not known.</summary>
    internal static string? Find(string name)
    {
        name = name.Trim();
        if (IanaIds.TryGetValue(name, out var id)) return id;
        // Ids without an area, such as EST, are fixed offsets, and a shop's clock is not.
        return name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone.Id : null;
    }
}
