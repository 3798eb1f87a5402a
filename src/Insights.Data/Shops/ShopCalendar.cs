namespace Insights.Data.Shops;

/// <summary>
/// Cuts instants into days of one time zone and reads local times of that zone. A local time that the clock change
/// skips is moved forward by the length of the gap; one that it repeats is taken as the later one (standard time).
/// Not safe for use by several threads at once: it remembers the last day.
/// </summary>
public sealed class ShopCalendar
{
    /// <summary>So much before a local time that is skipped, read as UTC, nothing is skipped yet: no zone is further than 14 hours from UTC, and none skips more than a day.</summary>
    private const int BeforeGapHours = 36;

    private readonly TimeZoneInfo zone;
    private DateTime cachedDay = DateTime.MinValue;
    private TimeSpan cachedOffset;
    private bool cachedDayIsPlain;

    /// <param name="timeZoneId">IANA or Windows id, such as Europe/Berlin.</param>
    /// <exception cref="UnknownTimeZoneException">The id is not known to this machine.</exception>
    public ShopCalendar(string timeZoneId)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var found))
            throw new UnknownTimeZoneException(timeZoneId);
        zone = found;
    }

    /// <summary>The id the calendar was made with, in IANA form where there is one.</summary>
    public string TimeZoneId =>
        TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id;

    /// <summary>The instant of a local time.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var day = local.Date;
        if (day != cachedDay) Remember(day);
        if (cachedDayIsPlain) return DateTime.SpecifyKind(local - cachedOffset, DateTimeKind.Utc);

        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (!zone.IsInvalidTime(unspecified))
        {
            var utc = TimeZoneInfo.ConvertTimeToUtc(unspecified, zone);
            // A zone may skip a whole day, as Samoa has skipped the 30th of December 2011, which is no clock change to the library.
            if (unspecified.Year is <= 1 or >= 9999 || ToLocal(utc) == local) return utc;
        }
        var offsetBeforeGap = zone.GetUtcOffset(DateTime.SpecifyKind(unspecified, DateTimeKind.Utc).AddHours(-BeforeGapHours));
        return DateTime.SpecifyKind(unspecified - offsetBeforeGap, DateTimeKind.Utc);
    }

    /// <summary>False where only the day of an instant is known, which was taken to begin with the day.</summary>
    public bool KnowsHour(DateTime utc) => utc != ToUtc(ToLocal(utc).Date);

    /// <summary>The local time at an instant.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    /// <summary>The day on which an instant falls.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    private void Remember(DateTime day)
    {
        cachedDay = day;
        var unspecified = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        if (unspecified.Year is <= 1 or >= 9999)
        {
            cachedDayIsPlain = false;
            return;
        }
        // Offsets are compared a little beyond the day, since a change at midnight belongs to both of its days.
        var before = zone.GetUtcOffset(unspecified.AddHours(-3));
        cachedOffset = zone.GetUtcOffset(unspecified.AddHours(12));
        var after = zone.GetUtcOffset(unspecified.AddHours(27));
        cachedDayIsPlain = before == cachedOffset && after == cachedOffset;
    }
}
