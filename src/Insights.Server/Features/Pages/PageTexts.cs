using System.Globalization;
using System.Resources;
using Insights.Server.Features.Charts;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Pages;

/// <summary>The words on pages in a reader's language, from the resources of this class.</summary>
/// <param name="language">The reader's language; German or English, which stands in for all others.</param>
internal sealed class PageTexts(CultureInfo language)
{
    private static readonly ResourceManager Texts = new(typeof(PageTexts));
    private readonly CountedWords formats = new(language);

    /// <summary>A text with its places filled in the reader's formats.</summary>
    internal string Of(string name, params object?[] values)
    {
        var text = Texts.GetString(name, language) ?? throw new InvalidOperationException($"There is no text '{name}'.");
        return values.Length == 0 ? text : string.Format(formats, text, values);
    }

    /// <summary>A suggestion as a sentence.</summary>
    internal string Of(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Birthday => Of("suggest-birthday"),
        SuggestionKind.WinBack => Of("suggest-win-back"),
        SuggestionKind.Welcome => Of("suggest-welcome"),
        SuggestionKind.Surprise => Of("suggest-surprise"),
        SuggestionKind.Thank => Of("suggest-thank"),
        SuggestionKind.Ask => Of("suggest-ask"),
        _ => Of("suggest-greet"),
    };

    /// <summary>The names under which there is a text in exactly this language.</summary>
    internal static IReadOnlySet<string> NamesIn(CultureInfo language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false) is not { } set) return names;
        foreach (System.Collections.DictionaryEntry entry in set) names.Add((string)entry.Key);
        return names;
    }
}
