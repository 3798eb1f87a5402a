using System.Globalization;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>Writes the numbers of a workbook's cells as text that has one meaning only.</summary>
/// <param name="formats">The workbook's formats.</param>
/// <param name="isSince1904">True where days are counted from 1904, as old Macintosh programs do.</param>
internal sealed class CellValues(CellFormats formats, bool isSince1904)
{
    private const int ExactDigits = 15;
    private const double ExactIntegers = 1e15;
    private const double LastDay = 2_958_466;
    private const int DaysUntil1904 = 1_462;
    private const int LeapDayThatWasNot = 60;

    /// <summary>The text of a number.</summary>
    /// <param name="text">As the workbook stores it.</param>
    /// <param name="style">The cell's style.</param>
    /// <param name="isNumber">True where the text is a number with a decimal point.</param>
    /// <exception cref="FormatException">It is no number.</exception>
    internal string Write(string text, int style, out bool isNumber)
    {
        var format = formats[style];
        isNumber = format.Kind is CellKind.Number or CellKind.Percent;
        if (format == CellFormat.Plain && IsShortInteger(text)) return text;
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        switch (format.Kind)
        {
            case CellKind.Percent: return WriteNumber(value * 100) + "%";
            case CellKind.Date or CellKind.DateAndTime or CellKind.Time:
                if (WriteTime(value, format.Kind) is { } time) return time;
                isNumber = true;
                return WriteNumber(value);
            default: return format.Currency is null ? WriteNumber(value) : $"{WriteNumber(value)} {format.Currency}";
        }
    }

    private static bool IsShortInteger(string text) =>
        text.Length is > 0 and <= ExactDigits && !text.AsSpan(text[0] == '-' && text.Length > 1 ? 1 : 0).ContainsAnyExceptInRange('0', '9');

    /// <summary>With the 15 digits that Excel has; a longer integer, which Excel has rounded, with an exponent.</summary>
    private static string WriteNumber(double value)
    {
        if (!double.IsFinite(value)) throw new FormatException("The workbook has a number that is none.");
        if (Math.Abs(value) >= ExactIntegers) return value.ToString("E14", CultureInfo.InvariantCulture);
        if (value == Math.Truncate(value)) return value.ToString("0", CultureInfo.InvariantCulture);
        var rounded = value.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : rounded;
    }

    /// <summary>A day, a moment or a time of day; null where the number cannot be one. Zero is no day.</summary>
    private string? WriteTime(double serial, CellKind kind)
    {
        // To the second first: half a second before midnight is the next day.
        var rounded = Math.Round(serial * TimeSpan.SecondsPerDay);
        if (!(rounded >= 0 && rounded < (LastDay - DaysUntil1904) * TimeSpan.SecondsPerDay)) return null;
        var days = Math.Floor(rounded / TimeSpan.SecondsPerDay);
        var seconds = (long)(rounded - days * TimeSpan.SecondsPerDay);
        if (kind == CellKind.Time)
        {
            var total = TimeSpan.FromSeconds(days * TimeSpan.SecondsPerDay + seconds);
            if (total < TimeSpan.FromDays(1)) return total.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
            kind = CellKind.DateAndTime;
        }
        if (serial == 0 && !isSince1904) return "";
        if (isSince1904) days += DaysUntil1904;
        // Excel has a 29 February 1900, as Lotus 1-2-3 had.
        else if (days < LeapDayThatWasNot) days++;
        var moment = DateTime.FromOADate(days).AddSeconds(seconds);
        return moment.ToString(kind == CellKind.Date ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
