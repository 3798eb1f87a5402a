using Insights.Data.Values;

namespace Insights.Data.Shops;

/// <summary>
/// The hour of day of many instants in a shop's time zone: on all days but those of a clock change, a subtraction and a
/// division. Not safe for use by several threads at once.
/// </summary>
internal sealed class ShopHours(ShopCalendar calendar)
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>Days that are remembered at once, eleven years; a power of two.</summary>
    private const int Remembered = 4096;

    private readonly KnownDay[] days = new KnownDay[Remembered];

    /// <summary>
    /// The hour, 0 to 23, of an instant; null for the instant that stands for the day as a whole, its midnight: that is what
    /// sources without times of day give.
    /// </summary>
    /// <param name="day">The instant's day in the shop's time zone, as days since 1970-01-01.</param>
    /// <param name="milliseconds">The instant in milliseconds since 1970-01-01T00:00Z.</param>
    internal int? HourOf(int day, long milliseconds)
    {
        ref var known = ref days[day & (Remembered - 1)];
        if (!known.IsKnown || known.Day != day) known = Compute(day);
        var since = milliseconds - known.Start;
        if (since == 0) return null;
        return known.IsPlain && since is > 0 and < Day ? (int)(since / Hour) : calendar.ToLocal(UnixMilliseconds.ToUtc(milliseconds)).Hour;
    }

    private KnownDay Compute(int day)
    {
        var date = EpochDay.ToDate(day);
        var start = StartOf(date);
        return new KnownDay(day, start, IsKnown: true, IsPlain: date < DateOnly.MaxValue && StartOf(date.AddDays(1)) - start == Day);
    }

    private long StartOf(DateOnly date) => UnixMilliseconds.From(calendar.ToUtc(date.ToDateTime(TimeOnly.MinValue)));

    /// <summary>A day, its midnight in milliseconds, and whether it has 24 hours.</summary>
    private readonly record struct KnownDay(int Day, long Start, bool IsKnown, bool IsPlain);
}
