using System.Buffers;
using System.Globalization;

namespace Insights.Data.Import.Reading;

/// <summary>
/// Reads dates with words in them, piece by piece: "Montag, 13. Januar 2025", "Fri Jan 17 2025 10:22:33 GMT+0100 (CET)",
/// "Jan 5, 2025 10:22:33 PM PST", "13.01.2025 10:22 Uhr", "2025-W03-1".
/// </summary>
internal ref struct WrittenDateReader
{
    private const int LongestText = 100;

    private static readonly SearchValues<char> TripleSigns = SearchValues.Create("0123456789-./");
    private static readonly SearchValues<char> ClockSigns = SearchValues.Create("0123456789:.,");

    private readonly DateOrder order;
    private ReadOnlySpan<char> rest;
    private int month;
    private bool monthMayBeWeekDay;
    private int numbers, firstNumber, firstDigits, secondNumber, secondDigits;
    private bool monthCameFirst;
    private DateOnly? triple;
    private ReadOnlySpan<char> clock;
    private bool hasClock;
    private bool? afternoon;
    private TimeSpan? offset;
    private TimeZoneInfo? zone;

    private WrittenDateReader(ReadOnlySpan<char> text, DateOrder order)
    {
        rest = text;
        this.order = order;
    }

    internal static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out DateTime time, out TimeSpan? offset, out bool hasTime)
    {
        time = default;
        offset = null;
        hasTime = false;
        if (text.Length is < 5 or > LongestText) return false;
        var reader = new WrittenDateReader(text, order);
        if (!reader.TryReadPieces() || !reader.TryMakeDate(out var date) || !reader.TryMakeTime(out var timeOfDay)) return false;
        time = date.ToDateTime(timeOfDay);
        hasTime = reader.hasClock;
        offset = reader.offset ?? (reader.zone is { } named && hasTime ? ZoneNames.OffsetAt(named, time) : null);
        return true;
    }

    internal static bool TryReadTimeOfDay(ReadOnlySpan<char> text, out TimeOnly timeOfDay, out TimeSpan? offset)
    {
        timeOfDay = default;
        offset = null;
        if (text.IsEmpty || text.Length > LongestText) return false;
        var reader = new WrittenDateReader(text, default);
        if (!reader.TryReadPieces() || reader is not { hasClock: true, month: 0, numbers: 0, triple: null, zone: null }) return false;
        offset = reader.offset;
        return reader.TryMakeTime(out timeOfDay);
    }

    /// <summary>True for a day and a month without a year, such as 13.01., --01-13 or 13. Januar.</summary>
    internal static bool IsWithoutYear(ReadOnlySpan<char> text)
    {
        if (text.Length is < 3 or > 40) return false;
        if (text.StartsWith("--")) text = text[2..];
        var reader = new WrittenDateReader(text.TrimEnd('.'), default);
        if (!reader.TryReadPieces() || reader is not { hasClock: false, triple: null }) return false;
        var isDay = reader is { firstNumber: >= 1 and <= 31, firstDigits: <= 2 };
        if (reader.month > 0) return isDay && reader.numbers == 1;
        return isDay && reader is { numbers: 2, secondNumber: >= 1 and <= 31, secondDigits: <= 2 }
            && Math.Min(reader.firstNumber, reader.secondNumber) <= 12 && text.ContainsAny('.', '-', '/');
    }

    private bool TryReadPieces()
    {
        while (!rest.IsEmpty)
        {
            var c = rest[0];
            bool isRead;
            if (char.IsAsciiDigit(c)) isRead = TryReadDigits();
            else if (char.IsLetter(c)) isRead = TryReadWord();
            else if (c == '(') isRead = TrySkipBrackets();
            else if (hasClock && (c is '+' or '-' or '\u2212')) isRead = TryReadOffset();
            else if (char.IsWhiteSpace(c) || c is ',' or ';' or '.' or '-' or '/' or '\'' or '\u2019') isRead = Skip(1);
            else return false;
            if (!isRead) return false;
        }
        return true;
    }

    private bool Skip(int length)
    {
        rest = rest[length..];
        return true;
    }

    private bool TrySkipBrackets()
    {
        var end = rest.IndexOf(')');
        return end > 0 && Skip(end + 1);
    }

    private bool TryReadOffset()
    {
        var length = 1;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] == ':')) length++;
        if (offset is { } known && known != TimeSpan.Zero || !ZoneNames.TryReadOffset(rest[..length], out var stated)) return false;
        offset = stated;
        return Skip(length);
    }

    private bool TryReadDigits()
    {
        if (TryReadWeekDate() || TryReadTriple() || TryReadClock()) return true;
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = rest.Length;
        var number = DateReader.Digits(rest[..length]);
        if (number < 0 || numbers == 2) return false;
        if (numbers == 0) (firstNumber, firstDigits) = (number, length);
        else (secondNumber, secondDigits) = (number, length);
        if (numbers++ == 0) monthCameFirst = month > 0;
        return Skip(length);
    }

    /// <summary>2025-W03-1, 2025W031: the day of an ISO week.</summary>
    private bool TryReadWeekDate()
    {
        if (rest.Length < 8 || triple is not null) return false;
        var hyphen = rest[4] == '-' ? 1 : 0;
        if (rest[4 + hyphen] is not 'W' || rest.Length < 8 + 2 * hyphen) return false;
        var (year, week) = (DateReader.Digits(rest[..4]), DateReader.Digits(rest.Slice(5 + hyphen, 2)));
        if (hyphen == 1 && rest[8] != '-') return false;
        var day = DateReader.Digits(rest.Slice(7 + 2 * hyphen, 1));
        if (year is < 1900 or > 2200 || week < 1 || week > ISOWeek.GetWeeksInYear(year) || day is < 1 or > 7) return false;
        triple = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7)));
        Skip(8 + 2 * hyphen);
        if (!rest.IsEmpty && rest[0] is 'T') Skip(1);
        return true;
    }

    private bool TryReadTriple()
    {
        var length = rest.IndexOfAnyExcept(TripleSigns);
        if (length < 0) length = rest.Length;
        var text = rest[..length].TrimEnd('.');
        if (text.Length < 6 || triple is not null || month > 0 || !DateReader.TryReadDate(text, order, out var date)) return false;
        triple = date;
        return Skip(length);
    }

    /// <summary>10:22, 10:22:33.5, and with the words that make it one 10h22 and 10.22 Uhr.</summary>
    private bool TryReadClock()
    {
        if (hasClock) return false;
        var length = rest.IndexOfAnyExcept(ClockSigns);
        if (length < 0) length = rest.Length;
        var text = rest[..length].TrimEnd(".,");
        if (text.Contains(':'))
        {
            clock = text;
            hasClock = true;
            return Skip(text.Length);
        }
        if (text.Length <= 2 && length + 2 < rest.Length && rest[length] is 'h' or 'H' && char.IsAsciiDigit(rest[length + 1]) && char.IsAsciiDigit(rest[length + 2]))
        {
            clock = $"{text}:{rest.Slice(length + 1, 2)}";
            hasClock = true;
            return Skip(length + 3);
        }
        var after = rest[length..].TrimStart();
        var isMeridiem = text.Length <= 2 && IsMeridiem(after);
        if (!isMeridiem && !(text.Length is 4 or 5 && text[^3] == '.' && after.StartsWith("Uhr", StringComparison.OrdinalIgnoreCase))) return false;
        clock = isMeridiem ? $"{text}:00" : $"{text[..^3]}:{text[^2..]}";
        hasClock = true;
        return Skip(length);
    }

    private static bool IsMeridiem(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] is 'a' or 'A' or 'p' or 'P' && (text[1] is 'm' or 'M' || text.StartsWith("a.m", StringComparison.OrdinalIgnoreCase) || text.StartsWith("p.m", StringComparison.OrdinalIgnoreCase))
        && (text.Length == 2 || !char.IsLetter(text[2]));

    private bool TryReadWord()
    {
        var length = 1;
        while (length < rest.Length && (char.IsLetter(rest[length]) || rest[length] is '.' or '\u0300' or '\u0301' or '\u0302' or '\u0308')) length++;
        var word = rest[..length];
        if (hasClock && TryReadZone(word)) return true;
        Skip(length);
        Span<char> buffer = stackalloc char[DateWords.BufferLength];
        var folded = DateWords.Fold(word, buffer);
        if (hasClock && (folded is "am" or "pm" or "a" or "p")) return TryReadMeridiem(isAfternoon: folded[0] == 'p', isWhole: folded.Length == 2);
        if (DateWords.MonthOf(folded) is var named and > 0) return TryTakeMonth(named, DateWords.IsWeekDay(folded));
        return DateWords.IsWeekDay(folded) || DateWords.IsFiller(folded);
    }

    private bool TryReadMeridiem(bool isAfternoon, bool isWhole)
    {
        if (afternoon is not null) return false;
        afternoon = isAfternoon;
        // "p. m." with a blank between
        if (!isWhole && rest.TrimStart() is ['m' or 'M', ..] tail)
        {
            rest = tail[1..];
            if (!rest.IsEmpty && rest[0] == '.') Skip(1);
        }
        return true;
    }

    /// <summary>"mar." is a Tuesday in French where another word names the month.</summary>
    private bool TryTakeMonth(int named, bool mayBeWeekDay)
    {
        if (month > 0 && !monthMayBeWeekDay) return mayBeWeekDay;
        month = named;
        monthMayBeWeekDay = mayBeWeekDay;
        return triple is null;
    }

    private bool TryReadZone(ReadOnlySpan<char> word)
    {
        if (offset is not null || zone is not null) return false;
        var name = word.TrimEnd('.');
        if (ZoneNames.TryReadAbbreviation(name, out var stated))
        {
            offset = stated;
            return Skip(word.Length);
        }
        var length = rest.IndexOfAny(' ', ',', '(');
        if (length < 0) length = rest.Length;
        if ((word.Length != 2 && !rest[..length].Contains('/')) || ZoneNames.Find(rest[..length]) is not { } found) return false;
        zone = found;
        return Skip(length);
    }

    private readonly bool TryMakeDate(out DateOnly date)
    {
        date = triple ?? default;
        if (triple is not null) return month == 0 && numbers == 0;
        if (month == 0 || numbers != 2) return false;
        var (day, year) = firstDigits == 4 ? (secondNumber, firstNumber) : (firstNumber, secondNumber);
        var yearDigits = firstDigits == 4 ? firstDigits : secondDigits;
        if (yearDigits is not (2 or 4) || (yearDigits == 2 && monthCameFirst && secondNumber == 0)) return false;
        return DateReader.TryMake(yearDigits == 2 ? DateReader.FullYear(year) : year, month, day, out date);
    }

    private readonly bool TryMakeTime(out TimeOnly timeOfDay)
    {
        timeOfDay = TimeOnly.MinValue;
        return !hasClock || ClockReader.TryReadClock(clock, afternoon, out timeOfDay);
    }
}
