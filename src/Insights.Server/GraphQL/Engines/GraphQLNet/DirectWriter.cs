using System.Text.Json;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Writes the values of an answer as JSON.</summary>
internal static class DirectWriter
{
    /// <exception cref="NotDirectException">A value is of an unusual class.</exception>
    internal static void Write(Utf8JsonWriter json, DirectObject answer)
    {
        json.WriteStartObject();
        var fields = answer.Plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            json.WritePropertyName(fields[i].Name);
            Write(json, answer.Values[i], fields[i].Shape);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value, DirectShape shape)
    {
        switch (shape)
        {
            case DirectTypeName type: json.WriteStringValue(type.Name); break;
            case var _ when value is null: json.WriteNullValue(); break;
            case DirectLeaf leaf: leaf.Writer.Write(json, value); break;
            case DirectList list:
                json.WriteStartArray();
                foreach (var item in (object?[])value) Write(json, item, list.Item);
                json.WriteEndArray();
                break;
            default: Write(json, (DirectObject)value); break;
        }
    }
}
