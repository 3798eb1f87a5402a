using System.CommandLine;
using System.Globalization;

namespace Insights.Server.CommandLine;

/// <summary>Bounds of whole numbers on the command line.</summary>
internal static class OptionRange
{
    /// <summary>Refuses numbers out of a range; what is no number at all is refused by the parser.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The least number that is accepted.</param>
    /// <param name="most">The largest number that is accepted.</param>
    /// <param name="message">A sentence that states the range.</param>
    internal static void Between<T>(this Option<T> option, int least, int most, string message) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
            if (int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && (number < least || number > most)) result.AddError(message);
    });
}
