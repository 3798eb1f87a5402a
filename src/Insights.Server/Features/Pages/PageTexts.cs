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

    /// <summary>A suggestion as a sentence; it suggests no contact without consent.</summary>
    internal string Of(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Birthday => Of("suggest-birthday", suggestion.Birthday?.ToString(Of("day-month-format"), language)),
        SuggestionKind.WinBack => Of(suggestion.Means switch
        {
            ContactMeans.Call => "suggest-win-back-call",
            ContactMeans.Email => "suggest-win-back-email",
            ContactMeans.Card => "suggest-win-back-card",
            _ => "suggest-win-back-visit",
        }),
        SuggestionKind.Welcome => Of("suggest-welcome"),
        SuggestionKind.Surprise => Of("suggest-surprise"),
        SuggestionKind.Thank => Of("suggest-thank"),
        SuggestionKind.Ask => Of(suggestion.Means switch
        {
            ContactMeans.Call or ContactMeans.Email => "suggest-ask",
            ContactMeans.Card => "suggest-ask-card",
            _ => "suggest-ask-visit",
        }),
        _ => Of("suggest-greet"),
    };

    /// <summary>What was done, by the contract's spelling of the kind of suggestion.</summary>
    internal string DeedOf(string? kind) => Of(kind switch
    {
        "BIRTHDAY" => "deed-birthday",
        "WIN_BACK" => "deed-win-back",
        "WELCOME" => "deed-welcome",
        "SURPRISE" => "deed-surprise",
        "THANK" => "deed-thank",
        "ASK" => "deed-ask",
        _ => "deed-greet",
    });

    /// <summary>The names under which there is a text in exactly this language.</summary>
    internal static IReadOnlySet<string> NamesIn(CultureInfo language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false) is not { } set) return names;
        foreach (System.Collections.DictionaryEntry entry in set) names.Add((string)entry.Key);
        return names;
    }
}
