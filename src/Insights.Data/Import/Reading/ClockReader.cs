namespace Insights.Data.Import.Reading;

/// <summary>Reads times of day in digits.</summary>
internal static class ClockReader
{
    /// <summary>A time with AM or PM and an offset where it has them; an empty text is midnight.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out TimeOnly timeOfDay, out TimeSpan? offset)
    {
        timeOfDay = TimeOnly.MinValue;
        offset = null;
        if (text.IsEmpty) return true;
        if (text[^1] is 'Z' or 'z')
        {
            offset = TimeSpan.Zero;
            text = text[..^1].TrimEnd();
        }
        else if (text.EndsWith("UTC", StringComparison.Ordinal))
        {
            offset = TimeSpan.Zero;
            text = text[..^3].TrimEnd();
        }
        else if (text.LastIndexOfAny('+', '-') is var sign and >= 0)
        {
            if (!ZoneNames.TryReadOffset(text[sign..], out var stated)) return false;
            offset = stated;
            text = text[..sign].TrimEnd();
        }
        if (text.IsEmpty) return false;
        var twelveHours = text.Length > 2 && text[^1] is 'M' or 'm' && text[^2] is 'A' or 'a' or 'P' or 'p';
        bool? afternoon = twelveHours ? text[^2] is 'P' or 'p' : null;
        return TryReadClock(twelveHours ? text[..^2].TrimEnd() : text, afternoon, out timeOfDay);
    }

    /// <summary>Hours, minutes, and seconds with up to nine decimals.</summary>
    /// <param name="text">Such as 10:15, 10:15:30.250 or 101530.</param>
    /// <param name="afternoon">True for PM, false for AM, null for a clock of 24 hours.</param>
    /// <param name="timeOfDay">The time.</param>
    internal static bool TryReadClock(ReadOnlySpan<char> text, bool? afternoon, out TimeOnly timeOfDay)
    {
        timeOfDay = default;
        if (!TrySplitClock(text, out var hour, out var minute, out var second, out var ticks)) return false;
        if (afternoon is { } isAfternoon)
        {
            // Some programs write 13:05 PM.
            if (hour > 23 || (hour == 0 && isAfternoon) || (hour > 12 && !isAfternoon)) return false;
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) return false;
        timeOfDay = new TimeOnly(hour, minute, second).Add(TimeSpan.FromTicks(ticks));
        return true;
    }

    private static bool TrySplitClock(ReadOnlySpan<char> text, out int hour, out int minute, out int second, out long ticks)
    {
        minute = second = 0;
        ticks = 0;
        hour = -1;
        if (text.Length is 4 or 6 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            (hour, minute, second) = (DateReader.Digits(text[..2]), DateReader.Digits(text[2..4]), text.Length == 6 ? DateReader.Digits(text[4..]) : 0);
            return true;
        }
        var colon = text.IndexOf(':');
        if (colon is < 1 or > 2) return false;
        hour = DateReader.Digits(text[..colon]);
        text = text[(colon + 1)..];
        colon = text.IndexOf(':');
        if (colon < 0)
        {
            minute = text.Length == 2 ? DateReader.Digits(text) : -1;
            return hour >= 0 && minute >= 0;
        }
        minute = colon == 2 ? DateReader.Digits(text[..2]) : -1;
        text = text[(colon + 1)..];
        var fraction = text.IndexOfAny('.', ',');
        if (fraction >= 0)
        {
            var digits = text[(fraction + 1)..];
            if (digits.Length is < 1 or > 9) return false;
            var used = digits[..Math.Min(7, digits.Length)];
            if (DateReader.Digits(used) is var value && value < 0) return false;
            ticks = value * (long)Math.Pow(10, 7 - used.Length);
            text = text[..fraction];
        }
        second = text.Length == 2 ? DateReader.Digits(text) : -1;
        return hour >= 0 && minute >= 0 && second >= 0;
    }

    /// <summary>A time as spreadsheets count it: 0,4375 is 10:30.</summary>
    internal static bool TryReadFractionOfDay(ReadOnlySpan<char> text, out TimeOnly timeOfDay)
    {
        timeOfDay = default;
        if (text.Length is < 3 or > 20 || text[0] != '0' || text[1] is not ('.' or ',')) return false;
        if (!NumberReader.TryRead(text, text[1] == ',' ? DecimalMark.Comma : DecimalMark.Point, out var number)) return false;
        var days = (decimal)number.Mantissa;
        for (var i = 0; i < number.Decimals; i++) days /= 10;
        var seconds = (long)decimal.Round(days * 86_400, 0, MidpointRounding.AwayFromZero);
        if (seconds >= 86_400) return false;
        timeOfDay = new TimeOnly(seconds * TimeSpan.TicksPerSecond);
        return true;
    }
}
