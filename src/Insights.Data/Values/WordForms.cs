using System.Globalization;

namespace Insights.Data.Values;

/// <summary>Words that follow a number: of {0:day|days} the first for one, and the second for none and for more.</summary>
public static class WordForms
{
    private const char Between = '|';

    /// <summary>The word for a number; null where the format has no two words.</summary>
    /// <param name="format">What stands behind the colon of a place.</param>
    /// <param name="count">The number.</param>
    public static string? Of(string? format, object? count) => format?.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var place
        ? Convert.ToDecimal(count, CultureInfo.InvariantCulture) == 1 ? format[..place] : format[(place + 1)..]
        : null;
}
