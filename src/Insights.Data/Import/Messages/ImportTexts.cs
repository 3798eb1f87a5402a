using System.Globalization;
using System.Resources;
using System.Text;
using Insights.Data.Values;

namespace Insights.Data.Import.Messages;

/// <summary>
/// The words of messages about files, from the resources of this class. Under a message's code stands what is the case;
/// under the code with an ending, what to do about it: on the command line, or on the pages.
/// </summary>
internal static class ImportTexts
{
    internal const string CommandEnding = ".command";
    private const string PageEnding = ".page";

    /// <summary>Messages that no file raises any more, and databases hold.</summary>
    internal static readonly IReadOnlyList<string> OfEarlierVersions =
        ["note-worth-nothing", "not-a-date", "payment-status", "woocommerce-analytics", "file-excel-or-zip"];

    private static readonly ResourceManager Texts = new(typeof(ImportTexts));

    internal static string ForCommands(ImportMessage message) => Of(message, CommandEnding, CultureInfo.InvariantCulture);

    internal static string ForPages(ImportMessage message, CultureInfo language) => Of(message, PageEnding, language);

    /// <summary>The names under which there is a text in exactly this language.</summary>
    internal static IReadOnlySet<string> NamesIn(CultureInfo language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false) is not { } set) return names;
        foreach (System.Collections.DictionaryEntry entry in set) names.Add((string)entry.Key);
        return names;
    }

    /// <summary>True where a text states all of a message: one from a database may be of another version.</summary>
    internal static bool CanSay(ImportMessage message) =>
        TextOf(message, PageEnding, CultureInfo.InvariantCulture) is { Length: > 0 } text
        && CompositeFormat.Parse(text).MinimumArgumentCount <= message.Arguments.Count;

    private static string TextOf(ImportMessage message, string ending, CultureInfo language) =>
        string.Join(' ', new[] { Texts.GetString(message.Code, language), Texts.GetString(message.Code + ending, language) }.OfType<string>());

    private static string Of(ImportMessage message, string ending, CultureInfo language)
    {
        var text = TextOf(message, ending, language);
        if (text.Length == 0) throw new InvalidOperationException($"There is no text '{message.Code}'.");
        return string.Format(new Formats(language), text, [.. message.Arguments.Select((argument, place) => Value(text, argument, place))]);
    }

    /// <summary>A number where the sentence formats one; else the argument as it is.</summary>
    private static object Value(string text, string argument, int place) =>
        text.Contains($"{{{place}:", StringComparison.Ordinal)
        && decimal.TryParse(argument, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : argument;

    private sealed class Formats(CultureInfo language) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : language.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            WordForms.Of(format, arg) ?? (arg is IFormattable formattable ? formattable.ToString(format, language) : arg?.ToString() ?? "");
    }
}
