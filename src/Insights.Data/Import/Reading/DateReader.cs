using System.Buffers;
using System.Globalization;

namespace Insights.Data.Import.Reading;

/// <summary>Reads dates and times as shop systems write them.</summary>
internal static class DateReader
{
    private static readonly SearchValues<char> NumericDateSigns = SearchValues.Create("0123456789-./:TZ+ apmAPM,");

    private static readonly string[] NamedMonthFormats =
    [
        "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d. MMM yyyy", "MMM d yyyy", "MMM d, yyyy", "d MMMM yyyy", "d. MMMM yyyy",
        "MMMM d yyyy", "MMMM d, yyyy", "ddd, d MMM yyyy",
    ];

    private static readonly CultureInfo[] NamedMonthCultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de-DE")];

    /// <summary>
    /// Reads a date with an optional time and an optional offset: 2024-05-01, 2024-05-01 10:00:00 -0400, 2024-05-01T08:00:00Z,
    /// 20240501, 1.5.2024 10:00, 5/1/24 3:05 PM, May 1, 2024.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="order">Meaning of numeric dates that do not begin with the year; dotted dates are day first in any case.</param>
    /// <param name="time">The time as written.</param>
    /// <param name="offset">The stated offset from UTC, or null for a local time.</param>
    /// <param name="hasTime">False for a date alone.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out DateTime time, out TimeSpan? offset, out bool hasTime)
    {
        time = default;
        offset = null;
        hasTime = false;
        text = text.Trim();
        if (text.Length > 0 && text[0] == '\'') text = text[1..];
        if (!TrySplit(text, out var dateText, out var rest)) return false;
        if (!TryReadDate(dateText, order, out var date)) return false;
        if (!TryReadTime(rest, out var timeOfDay, out offset)) return false;
        hasTime = !rest.IsEmpty;
        time = date.ToDateTime(timeOfDay);
        return true;
    }

    /// <summary>What a date says about the meaning of its first two numbers: an order, or null where it fits both or needs none.</summary>
    public static DateOrder? EvidenceOf(ReadOnlySpan<char> text, out bool isAmbiguous)
    {
        isAmbiguous = false;
        text = text.Trim();
        if (text.Length > 0 && text[0] == '\'') text = text[1..];
        if (!TrySplit(text, out var date, out _) || !TryReadTriple(date, out var first, out var second, out _, out var separator, out var yearFirst))
            return null;
        if (yearFirst || separator == '.') return null;
        if (first > 12 && second <= 12) return DateOrder.DayMonthYear;
        if (second > 12 && first <= 12) return DateOrder.MonthDayYear;
        isAmbiguous = first != second;
        return null;
    }

    /// <summary>A time of day such as 10:15, 10:15:30.250 or 3:05:00 PM.</summary>
    public static bool TryReadTimeOfDay(ReadOnlySpan<char> text, out TimeOnly timeOfDay) =>
        TryReadTime(text, out timeOfDay, out var offset) && offset is null;

    private static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> date, out ReadOnlySpan<char> rest)
    {
        date = text;
        rest = default;
        if (text.IsEmpty) return false;
        var separator = text.IndexOfAny(' ', 'T');
        var namesMonth = text.ContainsAnyExcept(NumericDateSigns) || separator is > 0 and < 6;
        if (namesMonth)
        {
            var colon = text.IndexOf(':');
            if (colon < 0) return true;
            separator = text[..colon].LastIndexOf(' ');
        }
        if (separator < 0) return true;
        date = text[..separator].TrimEnd(", ");
        rest = text[(separator + 1)..].Trim();
        return true;
    }

    private static bool TryReadDate(ReadOnlySpan<char> text, DateOrder order, out DateOnly date)
    {
        date = default;
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return TryMake(Digits(text[..4]), Digits(text[4..6]), Digits(text[6..]), out date);
        if (!TryReadTriple(text, out var first, out var second, out var third, out var separator, out var yearFirst))
            return TryReadNamedMonth(text, out date);
        if (yearFirst) return TryMake(first, second, third, out date);
        var dayFirst = separator == '.' || order == DateOrder.DayMonthYear;
        return TryMake(third, dayFirst ? second : first, dayFirst ? first : second, out date);
    }

    /// <summary>Three numbers with one kind of separator; a two-digit year is one of 1970 to 2069.</summary>
    private static bool TryReadTriple(
        ReadOnlySpan<char> text, out int first, out int second, out int third, out char separator, out bool yearFirst)
    {
        first = second = third = 0;
        separator = default;
        yearFirst = false;
        var one = text.IndexOfAny('-', '/', '.');
        if (one is < 1 or > 4) return false;
        separator = text[one];
        var rest = text[(one + 1)..];
        var two = rest.IndexOf(separator);
        if (two is < 1 or > 2) return false;
        var last = rest[(two + 1)..];
        yearFirst = one == 4;
        if (last.Length is not (1 or 2 or 4) || one == 3 || (yearFirst && last.Length == 4)) return false;
        first = Digits(text[..one]);
        second = Digits(rest[..two]);
        third = Digits(last);
        if (first < 0 || second < 0 || third < 0) return false;
        if (!yearFirst && last.Length < 4) third += third < 70 ? 2000 : 1900;
        return true;
    }

    private static bool TryReadNamedMonth(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length > 40) return false;
        foreach (var culture in NamedMonthCultures)
            if (DateOnly.TryParseExact(text, NamedMonthFormats, culture, DateTimeStyles.AllowWhiteSpaces, out date)) return true;
        return false;
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out TimeOnly timeOfDay, out TimeSpan? offset)
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
            if (!TryReadOffset(text[sign..], out var stated)) return false;
            offset = stated;
            text = text[..sign].TrimEnd();
        }
        if (text.IsEmpty) return offset is null;

        var afternoon = false;
        var twelveHours = text.Length > 2 && text[^1] is 'M' or 'm' && text[^2] is 'A' or 'a' or 'P' or 'p';
        if (twelveHours)
        {
            afternoon = text[^2] is 'P' or 'p';
            text = text[..^2].TrimEnd();
        }
        if (!TryReadClock(text, out var hour, out var minute, out var second, out var ticks)) return false;
        if (twelveHours)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) return false;
        timeOfDay = new TimeOnly(hour, minute, second).Add(TimeSpan.FromTicks(ticks));
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<char> text, out int hour, out int minute, out int second, out long ticks)
    {
        minute = second = 0;
        ticks = 0;
        hour = -1;
        var colon = text.IndexOf(':');
        if (colon is < 1 or > 2) return false;
        hour = Digits(text[..colon]);
        text = text[(colon + 1)..];
        colon = text.IndexOf(':');
        if (colon < 0)
        {
            minute = text.Length == 2 ? Digits(text) : -1;
            return hour >= 0 && minute >= 0;
        }
        minute = colon == 2 ? Digits(text[..2]) : -1;
        text = text[(colon + 1)..];
        var fraction = text.IndexOfAny('.', ',');
        if (fraction >= 0)
        {
            var digits = text[(fraction + 1)..];
            if (digits.Length is < 1 or > 9) return false;
            var kept = digits[..Math.Min(7, digits.Length)];
            if (Digits(kept) is var value && value < 0) return false;
            ticks = value * (long)Math.Pow(10, 7 - kept.Length);
            text = text[..fraction];
        }
        second = text.Length == 2 ? Digits(text) : -1;
        return hour >= 0 && minute >= 0 && second >= 0;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        var negative = text[0] == '-';
        text = text[1..];
        int hours, minutes;
        if (text.Length == 5 && text[2] == ':') (hours, minutes) = (Digits(text[..2]), Digits(text[3..]));
        else if (text.Length == 4) (hours, minutes) = (Digits(text[..2]), Digits(text[2..]));
        else if (text.Length == 2) (hours, minutes) = (Digits(text), 0);
        else return false;
        if (hours is < 0 or > 14 || minutes is < 0 or > 59) return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (negative) offset = -offset;
        return true;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The number made of these digits, or -1 where something else stands among them.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9) return -1;
        var value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
