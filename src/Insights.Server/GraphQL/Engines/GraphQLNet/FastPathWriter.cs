using System.Text.Json;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Writes the values of an answer as JSON.</summary>
internal static class FastPathWriter
{
    /// <summary>Writes an object; false where a value is of an unexpected class, which leaves the JSON incomplete.</summary>
    internal static bool TryWrite(Utf8JsonWriter json, ObjectValue value)
    {
        json.WriteStartObject();
        var fields = value.Selection.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            json.WritePropertyName(fields[i].Name);
            if (!TryWrite(json, value.Values[i], fields[i].Type)) return false;
        }
        json.WriteEndObject();
        return true;
    }

    private static bool TryWrite(Utf8JsonWriter json, object? value, CompiledType type)
    {
        switch (type)
        {
            case CompiledTypeName name: json.WriteStringValue(name.Name); return true;
            case var _ when value is null: json.WriteNullValue(); return true;
            case CompiledLeaf leaf: return leaf.Writer.TryWrite(json, value);
            case CompiledList list: return TryWriteItems(json, (object?[])value, list.Item);
            default: return TryWrite(json, (ObjectValue)value);
        }
    }

    private static bool TryWriteItems(Utf8JsonWriter json, object?[] items, CompiledType type)
    {
        json.WriteStartArray();
        foreach (var item in items)
            if (!TryWrite(json, item, type)) return false;
        json.WriteEndArray();
        return true;
    }
}
