using System.Globalization;
using Insights.Data.Values;
using Insights.Ml.Explanations;

namespace Insights.Server.Features.Charts;

/// <summary>
/// Fills the places of texts in a reader's formats, and words that follow a number: of {0:day|days} it takes the first for one,
/// and the second for none and for more. A format of P and its decimals is a percentage as the language writes it.
/// </summary>
/// <param name="language">The reader's language.</param>
internal sealed class CountedWords(CultureInfo language) : IFormatProvider, ICustomFormatter
{
    private const char PercentFormat = 'P';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : language.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (WordForms.Of(format, arg) is { } word) return word;
        if (format is [PercentFormat, var decimals] && arg is double share) return share.ToPercent(language, decimals - '0');
        return arg is IFormattable formattable ? formattable.ToString(format, language) : arg?.ToString() ?? "";
    }
}
