using System.Globalization;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Times on the command line, as keys have them.</summary>
internal static class KeyTimes
{
    /// <summary>Ten years: who means longer means for ever.</summary>
    internal const int MaxDays = 3_660;

    private const string Day = "yyyy-MM-dd";
    private const int HoursOfDay = 24;

    /// <summary>An instant as it is shown.</summary>
    internal static string Of(DateTime instant) => string.Create(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-dd HH:mm} UTC");

    /// <summary>A length such as 7d or 12h; null for a text that is none.</summary>
    internal static TimeSpan? LengthOf(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return text[^1] switch
        {
            'd' when number <= MaxDays => TimeSpan.FromDays(number),
            'h' when number <= MaxDays * HoursOfDay => TimeSpan.FromHours(number),
            _ => null,
        };
    }

    /// <summary>The instant (UTC) that a day, or a length from now, names.</summary>
    /// <exception cref="CommandException">The text is neither.</exception>
    internal static DateTime EndOf(string text, DateTime now)
    {
        if (LengthOf(text) is { } length) return now + length;
        return DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            : throw new CommandException($"--expires: '{text}' is neither a day such as 2027-01-01 nor a time from now such as 90d.", InsightsCommandLine.WrongUsage);
    }
}
