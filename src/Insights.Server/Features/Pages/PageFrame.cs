using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Ide;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;
using Microsoft.AspNetCore.Components;

namespace Insights.Server.Features.Pages;

/// <summary>What every page knows: its reader, its address and the shop; and how it writes words, numbers and links.</summary>
public sealed class PageFrame
{
    private const string Unknown = "\u2013";
    private const int ShareDecimals = 3;

    /// <summary>Days that are longer ago are said by their date.</summary>
    private const int MaxDaysCounted = 13;

    /// <summary>The reader's language.</summary>
    public required CultureInfo Language { get; init; }

    /// <summary>The page's path, from which the navigation knows where one is.</summary>
    public required string Path { get; init; }

    /// <summary>The page's path and query, to which the switch of the language comes back.</summary>
    public required string Address { get; init; }

    /// <summary>The shop; null before its first import.</summary>
    public required Shop? Shop { get; init; }

    /// <summary>The current run; null before the first analysis.</summary>
    public required Run? Run { get; init; }

    /// <summary>What forms send back to show that they are this server's.</summary>
    public required string FormToken { get; init; }

    /// <summary>The day that the server's clock shows.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The instant that the server's clock shows (UTC).</summary>
    public required DateTime Now { get; init; }

    /// <summary>What to beware of on all pages today: old data, and files that the current run has not seen.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    internal PageTexts Texts => field ??= new PageTexts(Language);

    /// <summary>The hour of the shop's day, 0 to 23.</summary>
    internal int Hour => Shop is null ? Now.Hour : new ShopCalendar(Shop.TimeZone).ToLocal(Now).Hour;

    internal string ShopName => Shop?.Name ?? "Insights";

    internal string LanguageCode => Language.TwoLetterISOLanguageName;

    /// <summary>A notice in a sentence.</summary>
    internal string Sentence(Notice notice) => new Sentences(Language, Shop?.Currency ?? Currency.Assumed).Of(notice);

    /// <summary>A text whose values stand out.</summary>
    internal MarkupString Strong(string text, params object?[] values)
    {
        const string begin = "\uE000", end = "\uE001";
        var marked = Texts.Of(text, [.. values.Select(value => value is string words ? begin + words + end : value)]);
        return new MarkupString(HtmlEncoder.Default.Encode(marked).Replace(HtmlEncoder.Default.Encode(begin), "<b>", StringComparison.Ordinal).Replace(HtmlEncoder.Default.Encode(end), "</b>", StringComparison.Ordinal));
    }

    /// <summary>A whole number.</summary>
    internal string Count(long number) => number.ToString("N0", Language);

    /// <summary>An amount as people say it, with its currency: large ones without the small change.</summary>
    internal string Money(decimal amount) => CurrencySign.Write(amount, Shop?.Currency, Language);

    /// <summary>An estimate, in whole units.</summary>
    internal string About(Money amount) => CurrencySign.Write(amount.Amount, Shop?.Currency, decimals: 0, Language);

    /// <summary>An amount as on a receipt.</summary>
    internal string Price(Money amount) => CurrencySign.Write(amount.Amount, Shop?.Currency, CurrencySign.DecimalsOf(Shop?.Currency), Language);

    /// <inheritdoc cref="Money(decimal)"/>
    internal string Money(Money amount) => Money(amount.Amount);

    /// <summary>An amount to the last digit, where sums must tie out.</summary>
    internal string ExactMoney(decimal amount) => ExactMoney(amount, Shop?.Currency);

    /// <summary>An amount to the last digit in a currency that need not be the shop's yet; null leaves it out.</summary>
    internal string ExactMoney(decimal amount, string? currency) => CurrencySign.WriteExact(amount, currency, Language);

    /// <summary>A day as people say it, seen from today: yesterday, 3 days ago, on 6 October.</summary>
    internal string Ago(DateOnly day) => (Today.DayNumber - day.DayNumber) switch
    {
        0 => Texts.Of("ago-today"),
        1 => Texts.Of("ago-yesterday"),
        > 1 and <= MaxDaysCounted and var days => Texts.Of("ago-days", days),
        _ => Texts.Of("ago-on", DayAndMonth(day)),
    };

    /// <summary>The day of an instant in the shop's calendar.</summary>
    internal DateOnly DayOf(DateTime instant) => Shop is null ? DateOnly.FromDateTime(instant) : new ShopCalendar(Shop.TimeZone).DayOf(instant);

    /// <summary>A day of this year without the year: 6 October; of another one with it.</summary>
    internal string DayAndMonth(DateOnly day) => day.ToString(Texts.Of(day.Year == Today.Year ? "day-month-format" : "day-month-year-format"), Language);

    /// <summary>A month of the last twelve without the year: October; an earlier one with it.</summary>
    internal string Month(DateOnly day) => day.ToString(day > Today.AddYears(-1) ? "MMMM" : "MMMM yyyy", Language);

    /// <summary>The name of a day of the week.</summary>
    internal string Weekday(DateOnly day) => day.ToString("dddd", Language);

    internal string Date(DateOnly? day) => day is { } known ? Date(known) : Unknown;

    internal string Date(DateOnly day) => day.ToString(Texts.Of("date-format"), Language);

    /// <summary>An instant in the shop's time zone.</summary>
    internal string Instant(DateTime utc) => Shop is null
        ? utc.ToString(Texts.Of("time-format"), Language)
        : new ShopCalendar(Shop.TimeZone).ToLocal(utc).ToString(Texts.Of("time-format"), Language);

    /// <summary>A probability in whole percent, never none and never all.</summary>
    internal string Chance(double? share) => share?.ToChance(Language) ?? Unknown;

    /// <inheritdoc cref="Chance"/>
    internal string? ChanceOrNull(double? share) => share?.ToChance(Language);

    /// <summary>A share that may be nothing or all.</summary>
    internal string Share(double? share) => share is { } known ? WithoutSign(Math.Round(known, ShareDecimals)).ToPercent(Language, decimals: 1) : Unknown;

    /// <summary>Nothing is neither more nor less than nothing.</summary>
    private static double WithoutSign(double share) => share == 0 ? 0 : share;

    internal string Figure(double? figure, string format = "N2") => figure?.ToString(format, Language) ?? Unknown;

    /// <summary>How a figure has changed, with a sign; a change from nothing has no share.</summary>
    internal string Change(decimal now, decimal before) => before == 0
        ? Unknown
        : ((now - before) / Math.Abs(before)).ToString(Texts.Of("change-format"), Language);

    /// <summary>How large a change is, whichever way it goes; of what was above 0.</summary>
    internal string ChangeWithoutSign(decimal now, decimal before) => ((double)Math.Abs((now - before) / before)).ToPercent(Language);

    /// <summary>What happened to so many of 100, which may be none or all.</summary>
    internal static long PerHundred(double share) => (long)Math.Round(share * 100);

    /// <summary>A probability in plain words: out of 100 such customers, so many; and where their number may lie.</summary>
    internal string ChanceInWords(double probability, IntervalView? interval)
    {
        var (about, isNearCertainty) = (probability.ToChance(Language), probability.IsNearCertainty());
        if (interval is { } wide && OutOfHundred(wide.Low) == Count(99) && wide.High.IsNearCertainty()) return Texts.Of("chance-at-least", wide.Low.ToChance(Language));
        if (interval is { } narrow && narrow.Low.IsNearCertainty() && OutOfHundred(narrow.High) == Count(1)) return Texts.Of("chance-at-most", narrow.High.ToChance(Language));
        if (interval is { } range && range.Low.ToChance(Language) != range.High.ToChance(Language))
        {
            return isNearCertainty
                ? Texts.Of("chance-range", Capital(about), range.Low.ToChance(Language), range.High.ToChance(Language))
                : Texts.Of("chance-between", OutOfHundred(probability), OutOfHundred(range.Low), OutOfHundred(range.High));
        }
        if (isNearCertainty) return Texts.Of("chance-near-certainty", Capital(about));
        return interval is null ? Texts.Of("chance-about", OutOfHundred(probability)) : Texts.Of("chance-about-share", about);
    }

    private string OutOfHundred(double probability) => probability.ToNumberOfHundred(Language);

    private string Capital(string text) => Language.TextInfo.ToUpper(text[0]) + text[1..];

    /// <summary>A country by its name in the page's language, where it is one of the codes or English names of ISO 3166; else as the source has it.</summary>
    internal string? Country(string? stated) => CountryNames.In(Language, stated);

    /// <summary>What a customer is called: the name, else the shop's own id.</summary>
    internal string NameOf(CustomerView customer) => customer.Name ?? customer.ExternalId;

    /// <summary>The page of a customer.</summary>
    internal static string LinkTo(CustomerView customer) => string.Create(CultureInfo.InvariantCulture, $"/customers/{customer.CustomerId.Value}");

    /// <summary>This query in the IDE.</summary>
    internal static string IdeLink(string query) => $"{IdeEndpoints.Path}?query={Uri.EscapeDataString(query)}";

    /// <summary>A file of the list with this name, for a spreadsheet.</summary>
    internal string DownloadLink(string list) => $"/exports/{list}.csv?language={LanguageCode}&spreadsheet=true";

    /// <summary>A workbook of the list with this name.</summary>
    internal string WorkbookLink(string list) => $"/exports/{list}.xlsx?language={LanguageCode}";

    /// <summary>A file of the list with this name, for a program.</summary>
    internal string ProgramLink(string list) => $"/exports/{list}.ndjson?language={LanguageCode}";

    /// <summary>A path with a query of those values that are there.</summary>
    internal static string Link(string path, params (string Name, object? Value)[] query)
    {
        var link = new StringBuilder(path);
        var sign = '?';
        foreach (var (name, value) in query)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is not { Length: > 0 } text) continue;
            link.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(text));
            sign = '&';
        }
        return link.ToString();
    }
}
