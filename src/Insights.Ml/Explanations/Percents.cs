using System.Globalization;
using System.Resources;

namespace Insights.Ml.Explanations;

/// <summary>
/// How shares and probabilities are written: 62% in English, and in German 62 % with a space at which no line breaks. Nothing
/// that may happen is certain, and rounding must not make it so: such a probability is over 99% or under 1%.
/// </summary>
public static class Percents
{
    private const double Hundred = 100;
    private const double MinShown = 0.005;
    private const double MaxShown = 0.995;
    private const string German = "de";
    private const string Unbroken = "\u00a0";

    private static readonly ResourceManager Texts = new(typeof(Sentences));

    /// <summary>A share, which may be nothing or all.</summary>
    /// <param name="share">1 is all.</param>
    /// <param name="language">The reader's language; German or English, which stands in for all others.</param>
    /// <param name="decimals">Digits after the decimal mark.</param>
    public static string ToPercent(this double share, CultureInfo language, int decimals = 0) =>
        Number(share, language, decimals) + Sign(language);

    /// <summary>A probability, which is never nothing or all.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="decimals">Digits after the decimal mark, where it is not near certainty.</param>
    public static string ToChance(this double probability, CultureInfo language, int decimals = 0) =>
        ToNumberOfHundred(probability, language, decimals) + Sign(language);

    /// <summary>To how many of a hundred it happens, such as 62 or over 99.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="decimals">Digits after the decimal mark, where it is not near certainty.</param>
    public static string ToNumberOfHundred(this double probability, CultureInfo language, int decimals = 0) => probability switch
    {
        >= MaxShown => Text("over-99", language),
        <= MinShown => Text("under-1", language),
        _ => Number(probability, language, decimals),
    };

    /// <summary>Whether a probability is so close to certainty that a whole percent would misstate it.</summary>
    /// <param name="probability">0 to 1.</param>
    public static bool IsNearCertainty(this double probability) => probability is >= MaxShown or <= MinShown;

    /// <summary>What follows the number.</summary>
    private static string Sign(CultureInfo language) => language.TwoLetterISOLanguageName == German ? $"{Unbroken}%" : "%";

    private static string Number(double share, CultureInfo language, int decimals) =>
        (share * Hundred).ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), language);

    private static string Text(string name, CultureInfo language) =>
        Texts.GetString(name, language) ?? throw new InvalidOperationException($"There is no text '{name}'.");
}
