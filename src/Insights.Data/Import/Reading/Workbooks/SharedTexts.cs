using System.Globalization;
using System.Text;
using System.Xml;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>The texts that the cells of a workbook refer to.</summary>
internal sealed class SharedTexts
{
    // 2 bytes each and some 20 for every text: about 120 MB at most.
    private const long MaxCharacters = 60_000_000;
    private const int CharactersOfObject = 20;

    private readonly List<string> texts = [];

    /// <summary>A workbook without shared texts.</summary>
    internal static readonly SharedTexts None = new();

    private SharedTexts()
    {
    }

    /// <summary>A text by its number; empty where there is none.</summary>
    internal string this[int number] => (uint)number < (uint)texts.Count ? texts[number] : "";

    /// <exception cref="ImportException">They are more than fits into memory.</exception>
    internal static SharedTexts Read(XmlReader xml)
    {
        using var part = xml;
        var shared = new SharedTexts();
        var text = new StringBuilder();
        var characters = 0L;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            text.Clear();
            PartReader.AppendRuns(xml, text);
            shared.texts.Add(Unescape(text.ToString()));
            characters += text.Length + CharactersOfObject;
            if (characters > MaxCharacters) throw new ImportException(new("workbook-too-large"));
        }
        return shared;
    }

    /// <summary>Signs that XML cannot hold are written as _x000D_.</summary>
    internal static string Unescape(string text)
    {
        const int Length = 7;
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + Length <= text.Length && text[i + 1] == 'x' && text[i + Length - 1] == '_'
                && int.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += Length - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }
}
