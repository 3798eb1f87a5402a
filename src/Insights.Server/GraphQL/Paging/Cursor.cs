using System.Buffers.Text;
using System.Text.Json;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Paging;

/// <summary>
/// Where a list was left: the sort values of an item, or the number that leads to them, and the list and order they are of. Opaque to
/// clients, but not secret: nothing of a person may stand in it. No positions, so that rows that come or go elsewhere do not shift the page.
/// </summary>
internal static class Cursor
{
    /// <param name="list">The list and its order.</param>
    /// <param name="values">The item's sort values: integers, floats, texts or null.</param>
    internal static string Encode(string list, IReadOnlyList<object?> values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(list);
            foreach (var value in values) Write(json, value);
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Reads the sort values.</summary>
    /// <exception cref="GraphQLErrorException">The text is no cursor of this list and order.</exception>
    internal static object?[] Decode(string cursor, string list, int count)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            var items = json.RootElement;
            if (items.ValueKind == JsonValueKind.Array && items.GetArrayLength() == count + 1
                && items[0].ValueKind == JsonValueKind.String && items[0].GetString() == list)
                return [.. items.EnumerateArray().Skip(1).Select(Read)];
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            // Not even readable: the same answer as to a cursor of another list.
        }
        throw IsOfNothing();
    }

    /// <summary>The error for a cursor that leads nowhere.</summary>
    internal static GraphQLErrorException IsOfNothing() =>
        new(GraphQLErrorException.InvalidCursor, "The cursor is not one of this list in this order, or of an item that is no longer in it. Begin at the first page.");

    /// <summary>The list and order that a cursor is of; null for a text that is no cursor.</summary>
    internal static string? ListOf(string cursor)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            return json.RootElement is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() > 0 && items[0].ValueKind == JsonValueKind.String
                ? items[0].GetString()
                : null;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case long integer: json.WriteNumberValue(integer); break;
            case int integer: json.WriteNumberValue(integer); break;
            // With an exponent, so that a whole float is not read back as an integer.
            case double number: json.WriteRawValue(number.ToString("E16", System.Globalization.CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out var integer) && !value.GetRawText().Contains('E', StringComparison.Ordinal) => integer,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetString(),
    };
}
