using System.Globalization;
using CsCheck;
using Insights.Data.Import.Reading;

namespace Insights.Data.Tests.Import.Reading;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("10-Dez-24", "2024-12-10")]
    [InlineData("11-Mrz-25", "2025-03-11")]
    [InlineData("23-Okt-24", "2024-10-23")]
    [InlineData("11. Mär. 2025", "2025-03-11")]
    [InlineData("11. März 2025", "2025-03-11")]
    [InlineData("Montag, 13. Januar 2025", "2025-01-13")]
    [InlineData("13 janv. 2025", "2025-01-13")]
    [InlineData("mar. 14 janv. 2025", "2025-01-14")]
    [InlineData("1er août 2024", "2024-08-01")]
    [InlineData("3 févr. 2024", "2024-02-03")]
    [InlineData("14 juil. 2024", "2024-07-14")]
    [InlineData("5 mrt. 2024", "2024-03-05")]
    [InlineData("5-okt.-2024", "2024-10-05")]
    [InlineData("13 de enero de 2025", "2025-01-13")]
    [InlineData("1 gennaio 2025", "2025-01-01")]
    [InlineData("January 2nd, 2025", "2025-01-02")]
    [InlineData("2025 Jan 13", "2025-01-13")]
    [InlineData("2025-W03-1", "2025-01-13")]
    [InlineData("2025W031", "2025-01-13")]
    [InlineData("20250113", "2025-01-13")]
    [InlineData("2025/01/13", "2025-01-13")]
    [InlineData("Mo, 13.01.2025", "2025-01-13")]
    public void A_day_is_read_in_the_words_of_exports(string text, string expected)
    {
        Assert.True(DateReader.TryRead(text, DateOrder.DayMonthYear, out var time, out var offset, out var hasTime));

        Assert.Equal((expected, null, false), (time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), offset, hasTime));
    }

    [Theory]
    [InlineData("Fri Jan 17 2025 10:22:33 GMT+0100 (CET)", "2025-01-17 10:22:33", 60)]
    [InlineData("Fri Jan 17 2025 10:22:33 GMT+0100 (Mitteleuropäische Normalzeit)", "2025-01-17 10:22:33", 60)]
    [InlineData("Jan 5, 2025 10:22:33 PM PST", "2025-01-05 22:22:33", -480)]
    [InlineData("2025-01-13 10:22:33 EST", "2025-01-13 10:22:33", -300)]
    [InlineData("13.07.2025 10:22 MESZ", "2025-07-13 10:22:00", 120)]
    [InlineData("13.01.2025 10:22 Uhr", "2025-01-13 10:22:00", null)]
    [InlineData("13.01.2025, 10.22 Uhr", "2025-01-13 10:22:00", null)]
    [InlineData("13 janvier 2025 à 10h22", "2025-01-13 10:22:00", null)]
    [InlineData("13 Jan 2025, 10:22", "2025-01-13 10:22:00", null)]
    [InlineData("10:22:33 Jan 13, 2025 PDT", "2025-01-13 10:22:33", -420)]
    [InlineData("Fri, 17 Jan 2025 10:22:33 +0000", "2025-01-17 10:22:33", 0)]
    [InlineData("1/13/25 3:05 p.m.", "2025-01-13 15:05:00", null)]
    [InlineData("1/13/25 3:05 p. m.", "2025-01-13 15:05:00", null)]
    [InlineData("1/13/25 12:05 am", "2025-01-13 00:05:00", null)]
    [InlineData("2025-01-13T10:22:33.5+01:00", "2025-01-13 10:22:33", 60)]
    [InlineData("2025-01-13T10:22:33 Europe/Berlin", "2025-01-13 10:22:33", 60)]
    [InlineData("2025-07-13 10:22:33 GMT+1", "2025-07-13 10:22:33", 60)]
    [InlineData("20250113T102233Z", "2025-01-13 10:22:33", 0)]
    [InlineData("1736764953", "2025-01-13 10:42:33", 0)]
    [InlineData("1736764953000", "2025-01-13 10:42:33", 0)]
    public void A_time_is_read_with_its_zone(string text, string expected, int? minutes)
    {
        Assert.True(DateReader.TryRead(text, DateOrder.MonthDayYear, out var time, out var offset, out var hasTime));

        Assert.Equal(
            (expected, minutes, true),
            (time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), offset is { } stated ? (int)stated.TotalMinutes : (int?)null, hasTime));
    }

    [Theory]
    [InlineData("30.02.2025", "NoSuchDay")]
    [InlineData("2025-13-01", "NoSuchMonth")]
    [InlineData("13/14/2025", "NoSuchMonth")]
    [InlineData("0000-00-00", "Zero")]
    [InlineData("0000-00-00 00:00:00", "Zero")]
    [InlineData("00.00.0000", "Zero")]
    [InlineData("01.01.1025", "NoSuchYear")]
    [InlineData("45670", "Number")]
    [InlineData("12,50", "Number")]
    [InlineData("13.01.", "NoYear")]
    [InlineData("--01-13", "NoYear")]
    [InlineData("13. Januar", "NoYear")]
    [InlineData("gestern", "Words")]
    public void What_is_no_date_has_a_reason(string text, string fault)
    {
        Assert.False(DateReader.TryRead(text, DateOrder.DayMonthYear, out _, out _, out _));

        Assert.Equal(fault, DateReader.FaultOf(text, DateOrder.DayMonthYear).ToString());
    }

    [Theory]
    [InlineData("13 Jan 2025 Feb")]
    [InlineData("13 Jan 2025 25:61")]
    [InlineData("Order 13")]
    [InlineData("13 Jan 2025 10:22 XYZ")]
    [InlineData("1.2.3.4")]
    [InlineData("2025-W54-1")]
    public void Half_a_date_is_none(string text) =>
        Assert.False(DateReader.TryRead(text, DateOrder.DayMonthYear, out _, out _, out _));

    [Theory]
    [InlineData("45670", "2025-01-13 00:00", false)]
    [InlineData("45671,5", "2025-01-14 12:00", true)]
    [InlineData("45671.75", "2025-01-14 18:00", true)]
    public void Days_of_spreadsheets_are_counted_from_the_30th_of_December_1899(string text, string expected, bool hasTime)
    {
        Assert.True(DateReader.TryReadSerialDay(text, out var time, out var found));

        Assert.Equal((expected, hasTime), (time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), found));
    }

    [Theory]
    [InlineData("10:22 Uhr", "10:22:00", null)]
    [InlineData("3:05:09 PM", "15:05:09", null)]
    [InlineData("23:30:00 PST", "23:30:00", -480)]
    [InlineData("10:22:33+01:00", "10:22:33", 60)]
    [InlineData("0,4375", "10:30:00", null)]
    [InlineData("102233", "10:22:33", null)]
    public void A_time_of_day_is_read(string text, string expected, int? minutes)
    {
        Assert.True(DateReader.TryReadTimeOfDay(text, out var time, out var offset));

        Assert.Equal((expected, minutes), (time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), offset is { } stated ? (int)stated.TotalMinutes : (int?)null));
    }

    [Fact]
    public void What_is_written_in_any_spelling_is_read_back() =>
        Gen.Select(Gen.DateTime[new DateTime(1970, 1, 1), new DateTime(2069, 12, 31)], Gen.Int[0, Spellings.Length - 1], OneOf("en-US", "en-GB", "de-DE", "fr-FR", "nl-NL", "es-ES", "it-IT"))
            .Sample((time, spelling, language) =>
            {
                var expected = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
                var (format, order) = Spellings[spelling];
                var text = expected.ToString(format, CultureInfo.GetCultureInfo(language));
                if (!DateReader.TryRead(text, order, out var read, out var offset, out var hasTime)) throw new InvalidOperationException(text);
                return offset is null && read == (hasTime ? expected : expected.Date) && hasTime == format.Contains("ss", StringComparison.Ordinal);
            }, iter: 5_000);

    private static readonly (string Format, DateOrder Order)[] Spellings =
    [
        ("yyyy-MM-dd HH':'mm':'ss", DateOrder.DayMonthYear), ("yyyy'/'MM'/'dd", DateOrder.MonthDayYear), ("d'.'M'.'yyyy HH':'mm':'ss", DateOrder.MonthDayYear),
        ("dd'/'MM'/'yyyy", DateOrder.DayMonthYear), ("M'/'d'/'yyyy HH':'mm':'ss", DateOrder.MonthDayYear), ("dd'.'MM'.'yy", DateOrder.DayMonthYear), ("yy-MM-dd", DateOrder.YearMonthDay),
        ("dddd, d. MMMM yyyy", DateOrder.DayMonthYear), ("ddd d MMM yyyy HH':'mm':'ss", DateOrder.DayMonthYear), ("d MMMM yyyy", DateOrder.DayMonthYear),
        ("MMMM d, yyyy HH':'mm':'ss", DateOrder.DayMonthYear), ("dd-MMM-yy", DateOrder.DayMonthYear), ("ddd MMM dd yyyy HH':'mm':'ss", DateOrder.DayMonthYear), ("yyyyMMdd'T'HHmmss", DateOrder.DayMonthYear),
    ];

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);
}
