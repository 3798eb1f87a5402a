namespace Insights.Server.Features.Pages;

/// <summary>The time zones that forms offer.</summary>
internal static class TimeZoneNames
{
    /// <summary>True for a zone that this machine knows.</summary>
    internal static bool IsKnown(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>Zones that are named after a place, as people look for them, in the order of their names.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
