using System.Globalization;
using System.Text;
using System.Xml;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>What the formats of a workbook make of the numbers in its cells.</summary>
internal sealed class CellFormats
{
    private readonly List<CellFormat> styles = [];

    /// <summary>A workbook without formats.</summary>
    internal static readonly CellFormats None = new();

    private CellFormats()
    {
    }

    /// <summary>The format of a style; a plain number where there is none.</summary>
    internal CellFormat this[int style] => (uint)style < (uint)styles.Count ? styles[style] : CellFormat.Plain;

    internal static CellFormats Read(XmlReader xml)
    {
        using var part = xml;
        var formats = new CellFormats();
        var codes = new Dictionary<int, CellFormat>();
        var isInCellStyles = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") isInCellStyles = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } code)
                codes[code] = OfCode(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && isInCellStyles)
                formats.styles.Add(Number(xml.GetAttribute("numFmtId")) is { } id ? codes.GetValueOrDefault(id, OfBuiltIn(id)) : CellFormat.Plain);
        }
        return formats;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Formats that every workbook has without stating them (ECMA-376 part 1, 18.8.30).</summary>
    private static CellFormat OfBuiltIn(int id) => id switch
    {
        9 or 10 => new CellFormat(CellKind.Percent),
        14 or 15 or 16 or 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new CellFormat(CellKind.Date),
        22 => new CellFormat(CellKind.DateAndTime),
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => new CellFormat(CellKind.Time),
        _ => CellFormat.Plain,
    };

    /// <summary>Reads a format such as <c>dd.mm.yyyy hh:mm</c>, <c>0.0%</c> or <c>#,##0.00 [$€-407]</c>.</summary>
    internal static CellFormat OfCode(string code)
    {
        var signs = SignsOf(code, out var currency, out var isDuration);
        if (signs.Contains("general", StringComparison.Ordinal)) return CellFormat.Plain with { Currency = currency };
        var hasDay = signs.AsSpan().IndexOfAny('d', 'y') >= 0;
        var hasTime = isDuration || signs.AsSpan().IndexOfAny('h', 's') >= 0;
        var hasMonth = signs.Contains('m', StringComparison.Ordinal) && !hasTime;
        if (hasDay || hasMonth) return new CellFormat(hasTime ? CellKind.DateAndTime : CellKind.Date);
        if (hasTime) return new CellFormat(CellKind.Time);
        return new CellFormat(signs.Contains('%', StringComparison.Ordinal) ? CellKind.Percent : CellKind.Number, currency);
    }

    /// <summary>The first section of a format in lower case without its literal texts.</summary>
    private static string SignsOf(string code, out string? currency, out bool isDuration)
    {
        currency = null;
        isDuration = false;
        var signs = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    var quote = EndOf(code, i, '"');
                    currency ??= CurrencyOf(code[(i + 1)..quote]);
                    i = quote;
                    break;
                case '[':
                    var bracket = EndOf(code, i, ']');
                    var content = code[(i + 1)..bracket];
                    if (content.StartsWith('$')) currency ??= CurrencyOf(content[1..].Split('-')[0]);
                    isDuration |= content.ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss";
                    i = bracket;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    if (char.GetUnicodeCategory(code[i]) == UnicodeCategory.CurrencySymbol) currency ??= code[i].ToString();
                    signs.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }
        return signs.ToString();
    }

    private static int EndOf(string code, int start, char end)
    {
        var place = code.IndexOf(end, start + 1);
        return place < 0 ? code.Length : place;
    }

    /// <summary>A sign or code of a currency; null for other texts.</summary>
    private static string? CurrencyOf(string text)
    {
        text = text.Trim();
        if (text.Length == 1 && char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol) return text;
        return text.Length == 3 && text.All(char.IsAsciiLetterUpper) ? text : null;
    }
}

/// <summary>What a number in a cell stands for.</summary>
internal enum CellKind
{
    /// <summary>Itself.</summary>
    Number,

    /// <summary>A share of one.</summary>
    Percent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment.</summary>
    DateAndTime,

    /// <summary>A time of day, or a duration.</summary>
    Time,
}

/// <summary>How the number in a cell is shown.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Currency">The sign or code of the currency beside it; null for none.</param>
internal readonly record struct CellFormat(CellKind Kind, string? Currency = null)
{
    /// <summary>A plain number.</summary>
    internal static readonly CellFormat Plain = new(CellKind.Number);
}
