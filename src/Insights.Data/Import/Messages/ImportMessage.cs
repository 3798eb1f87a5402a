using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Data.Values;

namespace Insights.Data.Import.Messages;

/// <summary>Something to say about a file: a code and what belongs into its sentence. The words are chosen where it is read.</summary>
/// <param name="Code">The name of the sentence, in lower case with hyphens.</param>
/// <param name="Arguments">What the sentence names, such as a column or a row's number, in its order.</param>
public sealed record ImportMessage(string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>No format knows the file's columns.</summary>
    public const string NotRecognised = "not-recognised";

    private const string AsWritten = "as-written";
    private const char Beginning = '[';

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In English, for the command line and for programs.</summary>
    public string English => ImportTexts.ForCommands(this);

    /// <summary>As the database stores it: a JSON array of the code and the arguments.</summary>
    public string Stored => JsonSerializer.Serialize<string[]>([Code, .. Arguments], Readable);

    /// <summary>True where it is a sentence of an earlier version, which stored them in English.</summary>
    public bool IsEnglishOnly => Code == AsWritten;

    /// <summary>
    /// Reads what the database stores; a sentence of an earlier version stays as it was written, and of a message that has no text in
    /// this version its code and what it names are left.
    /// </summary>
    public static ImportMessage Parse(string stored)
    {
        if (!stored.StartsWith(Beginning) || JsonSerializer.Deserialize<string[]>(stored) is not [var code, .. var arguments])
            return new(AsWritten, stored);
        var message = new ImportMessage(code, arguments);
        return ImportTexts.CanSay(message) ? message : new(AsWritten, $"{code}: {string.Join(", ", arguments)}");
    }

    /// <summary>In a reader's language, with what can be done on the pages.</summary>
    /// <param name="language">German or English, which stands in for all others.</param>
    public string OnPage(CultureInfo language) => ImportTexts.ForPages(this, language);

    /// <summary>A number as an argument, which readers see in their own way.</summary>
    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount as an argument, which readers see in their own way: <c>{0:N2}</c> in the sentence.</summary>
    internal static string Number(Money amount) => amount.ToString();
}
