using System.Globalization;
using System.Resources;
using Insights.Ml.Explanations;

namespace Insights.Server.Features.Charts;

/// <summary>The words on charts in a reader's language, from the resources of this class.</summary>
/// <param name="language">The reader's language; German or English, which stands in for all others.</param>
internal sealed class ChartTexts(CultureInfo language)
{
    /// <summary>How the names of texts begin that tell what a feature is.</summary>
    internal const string FeaturePrefix = "feature-";

    private static readonly ResourceManager Texts = new(typeof(ChartTexts));
    private readonly CountedWords formats = new(language);

    internal CultureInfo Language => language;

    /// <summary>A text with its places filled in the reader's formats.</summary>
    internal string Of(string name, params object?[] values)
    {
        var text = Texts.GetString(name, language) ?? throw new InvalidOperationException($"There is no text '{name}'.");
        return values.Length == 0 ? text : string.Format(formats, text, values);
    }

    /// <summary>A probability in whole percent, never none and never all.</summary>
    internal string Chance(double probability) => probability.ToChance(language);

    /// <summary>A month with its year.</summary>
    internal string Month(DateOnly month) => month.ToString("MMMM yyyy", language);

    /// <summary>A feature of the models in words.</summary>
    /// <param name="name">Its name in the run's report.</param>
    internal string Feature(string name) => Of(FeaturePrefix + name);

    /// <summary>The names under which there is a text in exactly this language.</summary>
    internal static IReadOnlySet<string> NamesIn(CultureInfo language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false) is not { } set) return names;
        foreach (System.Collections.DictionaryEntry entry in set) names.Add((string)entry.Key);
        return names;
    }
}
