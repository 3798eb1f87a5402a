using System.Buffers;
using System.Globalization;

namespace Insights.Data.Import.Reading;

/// <summary>Reads dates and times as shop systems write them.</summary>
internal static class DateReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const long UnixSecondsFrom = 946_684_800; // 2000
    private const long UnixSecondsUntil = 4_102_444_800; // 2100

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,");
    private static readonly SearchValues<char> ZeroDateSigns = SearchValues.Create("0-./: TZ+,");
    private static readonly SearchValues<char> NumericDateSigns = SearchValues.Create("0123456789-./:TZ+ apmAPM,");

    /// <summary>
    /// Reads a date with an optional time and an optional zone: 2024-05-01, 2024-05-01 10:00:00 -0400, 2024-05-01T08:00:00Z,
    /// 20240501, 1.5.2024 10:00, 5/1/24 3:05 PM, Mittwoch, 1. Mai 2024, 10:22 Uhr MESZ, 2024-W18-3, 1714550400.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="order">Meaning of numeric dates that do not begin with a year of four digits; dotted dates are day first in any case.</param>
    /// <param name="time">The time as written.</param>
    /// <param name="offset">The stated offset from UTC, or null for a local time.</param>
    /// <param name="hasTime">False for a date alone.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out DateTime time, out TimeSpan? offset, out bool hasTime)
    {
        text = Trimmed(text);
        if (TryReadNumeric(text, order, out time, out offset, out hasTime)) return true;
        return WrittenDateReader.TryRead(text, order, out time, out offset, out hasTime);
    }

    /// <summary>A time of day such as 10:15, 10:15:30.250, 3:05:00 PM or 10:15 Uhr, with the zone that it names, if any.</summary>
    public static bool TryReadTimeOfDay(ReadOnlySpan<char> text, out TimeOnly timeOfDay, out TimeSpan? offset)
    {
        text = Trimmed(text);
        if (ClockReader.TryRead(text, out timeOfDay, out offset)) return true;
        return WrittenDateReader.TryReadTimeOfDay(text, out timeOfDay, out offset) || ClockReader.TryReadFractionOfDay(text, out timeOfDay);
    }

    /// <summary>A day as spreadsheets count it, with the time as its fraction: 45671,5 is noon of 14 January 2025.</summary>
    public static bool TryReadSerialDay(ReadOnlySpan<char> text, out DateTime time, out bool hasTime)
    {
        const int Longest = 24, FirstDay = 20_000, LastDay = 80_000;
        time = default;
        hasTime = false;
        text = Trimmed(text);
        if (text.Length is < 5 or > Longest || text.ContainsAnyExcept(NumberSigns)) return false;
        var mark = text.Contains(',') ? DecimalMark.Comma : DecimalMark.Point;
        if (text.IndexOfAny('.', ',') is >= 0 and not 5 || !NumberReader.TryRead(text, mark, out var number) || number.Decimals > 15) return false;
        var days = (decimal)number.Mantissa;
        for (var i = 0; i < number.Decimals; i++) days /= 10;
        if (days is < FirstDay or > LastDay) return false;
        hasTime = days != decimal.Truncate(days);
        var seconds = decimal.Round(days * 86_400, 0, MidpointRounding.AwayFromZero);
        time = new DateTime(1899, 12, 30).AddSeconds((double)seconds);
        return true;
    }

    /// <summary>Why a text that cannot be read is no date.</summary>
    public static DateFault FaultOf(ReadOnlySpan<char> text, DateOrder order)
    {
        text = Trimmed(text);
        if (IsZero(text)) return DateFault.Zero;
        if (WrittenDateReader.IsWithoutYear(text)) return DateFault.NoYear;
        if (text.Length > 0 && !text.ContainsAnyExcept(NumberSigns))
            return text.Count('.') == 2 ? FaultOfTriple(text, order) : DateFault.Number;
        TrySplit(text, out var date, out _);
        var fault = FaultOfTriple(date, order);
        return fault == DateFault.NotADate && !text.ContainsAnyInRange('0', '9') ? DateFault.Words : fault;
    }

    /// <summary>True for what programs write where there is no date: 0000-00-00, 00.00.0000 00:00, 0001-01-01, 0.</summary>
    public static bool IsZero(ReadOnlySpan<char> text)
    {
        text = Trimmed(text);
        if (text.IsEmpty || !char.IsAsciiDigit(text[0])) return false;
        if (text.StartsWith("0001-01-01") || text.StartsWith("01.01.0001") || text.StartsWith("01/01/0001") || text.StartsWith("1/1/0001")) return true;
        if (text.StartsWith("1900-01-00") || text.StartsWith("00.01.1900") || text.StartsWith("1899-12-30")) return true;
        return !text.ContainsAnyInRange('1', '9') && !text.ContainsAnyExcept(ZeroDateSigns);
    }

    /// <summary>
    /// The three numbers of a date that has several meanings: neither dotted nor beginning with a year of four digits; false
    /// for any other text.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <param name="third">The third number as written.</param>
    /// <param name="separator">What stands between them.</param>
    public static bool TryReadOpenTriple(ReadOnlySpan<char> text, out int first, out int second, out int third, out char separator)
    {
        (first, second, third, separator) = (0, 0, 0, default);
        return TrySplit(Trimmed(text), out var date, out _)
            && TryReadTriple(date, out first, out second, out third, out separator, out var yearDigits)
            && separator != '.' && yearDigits >= 0;
    }

    /// <summary>A date of three numbers, or of eight digits.</summary>
    internal static bool TryReadDate(ReadOnlySpan<char> text, DateOrder order, out DateOnly date)
    {
        date = default;
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return TryMake(Digits(text[..4]), Digits(text[4..6]), Digits(text[6..]), out date);
        if (!TryReadTriple(text, out var first, out var second, out var third, out var separator, out var yearDigits)) return false;
        var (year, month, day) = Meaning(first, second, third, separator, yearDigits, order);
        return TryMake(year, month, day, out date);
    }

    /// <summary>A year of two digits is one of 1970 to 2069.</summary>
    internal static int FullYear(int year) => year >= 100 ? year : year + (year < 70 ? 2000 : 1900);

    internal static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The number made of these digits, or -1 where something else stands among them.</summary>
    internal static int Digits(ReadOnlySpan<char> text)
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

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 0 && text[0] == '\'' ? text[1..] : text;
    }

    private static bool TryReadNumeric(ReadOnlySpan<char> text, DateOrder order, out DateTime time, out TimeSpan? offset, out bool hasTime)
    {
        time = default;
        offset = null;
        hasTime = false;
        if (text.IsEmpty || text.ContainsAnyExcept(NumericDateSigns) || !char.IsAsciiDigit(text[0])) return false;
        if (text.Length is >= 9 and <= 17 && text.IndexOfAny('-', '/', ' ') < 0 && TryReadUnix(text, out time))
        {
            offset = TimeSpan.Zero;
            hasTime = true;
            return true;
        }
        TrySplit(text, out var dateText, out var rest);
        if (!TryReadDate(dateText, order, out var date) || !ClockReader.TryRead(rest, out var timeOfDay, out offset)) return false;
        hasTime = !rest.IsEmpty;
        time = date.ToDateTime(timeOfDay);
        return true;
    }

    private static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> date, out ReadOnlySpan<char> rest)
    {
        date = text;
        rest = default;
        if (text.IsEmpty) return false;
        if (text.Length == 14 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            date = text[..8];
            rest = text[8..];
            return true;
        }
        var separator = text.IndexOfAny(' ', 'T');
        if (separator < 0) return true;
        date = text[..separator].TrimEnd(", ");
        rest = text[(separator + 1)..].Trim();
        return true;
    }

    /// <summary>Seconds, with or without decimals, or milliseconds since 1970, of this century.</summary>
    private static bool TryReadUnix(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (whole.ContainsAnyExceptInRange('0', '9') || (point >= 0 && text[(point + 1)..].ContainsAnyExceptInRange('0', '9'))) return false;
        if (!long.TryParse(whole, CultureInfo.InvariantCulture, out var number)) return false;
        if (whole.Length == 13 && point < 0 && number / 1000 is >= UnixSecondsFrom and < UnixSecondsUntil)
            time = DateTime.UnixEpoch.AddMilliseconds(number);
        else if (number is >= UnixSecondsFrom and < UnixSecondsUntil)
            time = DateTime.UnixEpoch.AddSeconds(number);
        else
            return false;
        time = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>Three numbers with one kind of separator.</summary>
    /// <param name="text">The date alone.</param>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <param name="third">The third number.</param>
    /// <param name="separator">What stands between them.</param>
    /// <param name="yearDigits">Digits of a year at the end, 2 or 4, or 0 where its last number has one; -1 where a year of four digits comes first.</param>
    private static bool TryReadTriple(
        ReadOnlySpan<char> text, out int first, out int second, out int third, out char separator, out int yearDigits)
    {
        first = second = third = yearDigits = 0;
        separator = default;
        var one = text.IndexOfAny('-', '/', '.');
        if (one is < 1 or > 4) return false;
        separator = text[one];
        var rest = text[(one + 1)..];
        var two = rest.IndexOf(separator);
        if (two is < 1 or > 2) return false;
        var last = rest[(two + 1)..];
        if (separator == '.' && last.Length == 3) last = last.TrimEnd('.');
        yearDigits = one == 4 ? -1 : last.Length == 1 ? 0 : last.Length;
        if (last.Length is not (1 or 2 or 4) || one == 3 || (one == 4 && last.Length == 4)) return false;
        first = Digits(text[..one]);
        second = Digits(rest[..two]);
        third = Digits(last);
        return first >= 0 && second >= 0 && third >= 0;
    }

    private static (int Year, int Month, int Day) Meaning(int first, int second, int third, char separator, int yearDigits, DateOrder order)
    {
        if (yearDigits < 0) return (first, second, third);
        if (yearDigits < 4 && order == DateOrder.YearMonthDay && separator != '.') return (FullYear(first), second, third);
        var year = yearDigits == 4 ? third : FullYear(third);
        var monthFirst = order == DateOrder.MonthDayYear && separator != '.';
        return monthFirst ? (year, first, second) : (year, second, first);
    }

    private static DateFault FaultOfTriple(ReadOnlySpan<char> date, DateOrder order)
    {
        if (!TryReadTriple(date, out var first, out var second, out var third, out var separator, out var yearDigits)) return DateFault.NotADate;
        var (year, month, day) = Meaning(first, second, third, separator, yearDigits, order);
        if (month is < 1 or > 12) return DateFault.NoSuchMonth;
        if (year is < FirstYear or > LastYear) return DateFault.NoSuchYear;
        return day < 1 || day > DateTime.DaysInMonth(year, month) ? DateFault.NoSuchDay : DateFault.NotADate;
    }
}
