using System.Globalization;

namespace Insights.Server.Features.Pages;

/// <summary>
/// Fills the places of texts in a reader's formats, and words that follow a number: of {0:day|days} it takes the first for one,
/// and the second for none and for more.
/// </summary>
/// <param name="language">The reader's language.</param>
internal sealed class CountedWords(CultureInfo language) : IFormatProvider, ICustomFormatter
{
    private const char Between = '|';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : language.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var place) return IsOne(arg) ? format[..place] : format[(place + 1)..];
        return arg is IFormattable formattable ? formattable.ToString(format, language) : arg?.ToString() ?? "";
    }

    private static bool IsOne(object? count) => Convert.ToDecimal(count, CultureInfo.InvariantCulture) == 1;
}
