namespace Insights.Data.Values;

/// <summary>Instants as whole milliseconds since 1970-01-01T00:00Z, the form in which SQLite stores and orders them.</summary>
public static class UnixMilliseconds
{
    private const long TicksOfEpoch = 621_355_968_000_000_000;

    /// <summary>The milliseconds of a UTC instant, rounded down.</summary>
    /// <exception cref="ArgumentException">The instant is not of kind UTC.</exception>
    public static long From(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc) throw new ArgumentException("An instant must be UTC.", nameof(utc));
        var (milliseconds, rest) = Math.DivRem(utc.Ticks - TicksOfEpoch, TimeSpan.TicksPerMillisecond);
        return rest < 0 ? milliseconds - 1 : milliseconds;
    }

    /// <summary>The UTC instant of these milliseconds.</summary>
    public static DateTime ToUtc(long milliseconds) =>
        new(TicksOfEpoch + milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
