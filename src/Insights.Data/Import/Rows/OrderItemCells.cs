using System.Globalization;
using System.Net;
using System.Text.Json;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Reads cells that list items or refunds: <c>name:Tea|sku:T1|quantity:2|total:20.00;name:Cup|...</c>, or the same as JSON.
/// Numbers have a decimal point, whatever the other columns have.
/// </summary>
internal static class OrderItemCells
{
    private const int LongestKey = 30;

    /// <summary>The items of a cell.</summary>
    internal static IEnumerable<OrderItem> ReadItems(ReadOnlySpan<char> cell) => ReadRecords(cell).Select(ToItem).OfType<OrderItem>();

    /// <summary>The amounts, 0 or more, of a cell of refunds and the days that it gives them; null where it gives none.</summary>
    internal static IEnumerable<(string? Date, Money Amount)> ReadRefunds(ReadOnlySpan<char> cell) =>
        ReadRecords(cell).Select(refund => (refund.GetValueOrDefault("date"), Magnitude(ReadMoney(refund, "amount"))));

    /// <summary>The sum of the amounts of a cell of refunds; zero where it lists none.</summary>
    internal static Money SumAmounts(ReadOnlySpan<char> cell) => ReadRefunds(cell).Aggregate(Money.Zero, (sum, refund) => sum + refund.Amount);

    /// <summary>An amount as programs write it; zero where the text is none.</summary>
    internal static decimal ReadNumber(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The entries of a cell, each with its values by key.</summary>
    private static List<Dictionary<string, string>> ReadRecords(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty) return [];
        return cell[0] is '[' or '{' ? ReadJson(cell.ToString()) : ReadPairs(cell);
    }

    private static OrderItem? ToItem(Dictionary<string, string> item)
    {
        var name = WebUtility.HtmlDecode(item.GetValueOrDefault("name", "")).Trim();
        var code = item.GetValueOrDefault("sku", "").Trim();
        if (name.Length == 0 && code.Length == 0) return null;
        var quantity = item.GetValueOrDefault("quantity") ?? item.GetValueOrDefault("qty");
        return new OrderItem(code.Length > 0 ? code : name, name, ToQuantity(quantity), ReadMoney(item, "total")) { Refunded = Magnitude(ReadMoney(item, "refunded")) };
    }

    /// <summary>Units as programs write them; one where the text is no number.</summary>
    internal static Quantity ToQuantity(string? text) => ReadNumber(text) switch
    {
        0 => Quantity.One,
        var units => new Quantity(decimal.ToInt64(decimal.Round(units * Quantity.Scale))),
    };

    private static Money Magnitude(Money amount) => amount < Money.Zero ? -amount : amount;

    private static Money ReadMoney(Dictionary<string, string> record, string key) => Money.From(ReadNumber(record.GetValueOrDefault(key)));

    /// <summary>A key that is there already begins the next entry. What has no key belongs to the value before it, as a semicolon in a name does.</summary>
    private static List<Dictionary<string, string>> ReadPairs(ReadOnlySpan<char> cell)
    {
        var records = new List<Dictionary<string, string>>();
        Dictionary<string, string>? current = null;
        var lastKey = "";
        foreach (var range in cell.SplitAny('|', ';'))
        {
            var token = cell[range];
            var colon = token.IndexOf(':');
            if (colon > 0 && IsKey(token[..colon].Trim()))
            {
                lastKey = token[..colon].Trim().ToString();
                if (current is null || current.ContainsKey(lastKey)) records.Add(current = new(StringComparer.Ordinal));
                current[lastKey] = Unescape(token[(colon + 1)..].TrimStart());
            }
            else if (current is not null && !token.IsWhiteSpace())
            {
                current[lastKey] += cell[range.Start.Value - 1] + Unescape(token);
            }
        }
        return records;
    }

    private static bool IsKey(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > LongestKey) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterLower(c) && c != '_') return false;
        return true;
    }

    private static string Unescape(ReadOnlySpan<char> value) => value.ToString().Replace("\\", "", StringComparison.Ordinal);

    private static List<Dictionary<string, string>> ReadJson(string cell)
    {
        try
        {
            using var document = JsonDocument.Parse(cell);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(ToRecord)],
                JsonValueKind.Object => [ToRecord(document.RootElement)],
                _ => [],
            };
        }
        catch (JsonException)
        {
            // What the cell lists stays unknown; the order's total stands in a column of its own.
            return [];
        }
    }

    private static Dictionary<string, string> ToRecord(JsonElement entry)
    {
        var record = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in entry.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number) record[property.Name] = property.Value.ToString();
        return record;
    }
}
