using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Snapshooter;
using Snapshooter.Xunit;

namespace Insights.Server.Tests;

/// <summary>Compares with a snapshot beside the source of the test, which the compiler knows in every configuration; the stack does not.</summary>
internal static class ReviewedSnapshot
{
    private const int MaxLine = 180;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The snapshot's name.</param>
    /// <param name="source">The source file of the test.</param>
    internal static void Match(string text, string name, [CallerFilePath] string source = "") =>
#pragma warning disable RS0030 // The one place that uses it.
        Snapshot.Match(text, new SnapshotFullName($"{name}.snap", Path.GetDirectoryName(source) ?? ""));
#pragma warning restore RS0030

    /// <summary>Compares the answer to a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="answer">Its data. What fits into a line stands on one; fractions are rounded to three decimals, since machines differ in the last digits.</param>
    /// <param name="name">The snapshot's name.</param>
    /// <param name="source">The source file of the test.</param>
    internal static void Match(string query, JsonNode answer, string name, [CallerFilePath] string source = "")
    {
        var text = new StringBuilder(query).Append("\n\n");
        Write(Round(answer), "", text);
        Match(text.ToString(), name, source);
    }

    private static void Write(JsonNode? node, string indent, StringBuilder text)
    {
        var line = node?.ToJsonString(Json) ?? "null";
        if (indent.Length + line.Length <= MaxLine || node is not (JsonObject or JsonArray))
        {
            text.Append(line);
            return;
        }
        var within = indent + "  ";
        text.Append(line[0]);
        var separator = "\n";
        foreach (var (name, value) in node is JsonObject fields ? fields.AsEnumerable() : node.AsArray().Select(item => KeyValuePair.Create("", item)))
        {
            text.Append(separator).Append(within);
            if (node is JsonObject) text.Append(JsonSerializer.Serialize(name, Json)).Append(": ");
            Write(value, within, text);
            separator = ",\n";
        }
        text.Append('\n').Append(indent).Append(line[^1]);
    }

    private static JsonNode Round(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList()) if (value is not null) fields[name] = Round(value.DeepClone());
                return fields;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++) if (items[i] is { } item) items[i] = Round(item.DeepClone());
                return items;
            case JsonValue value when value.TryGetValue<double>(out var number) && value.ToJsonString().Contains('.', StringComparison.Ordinal):
                return JsonValue.Create(Math.Round(number, 3));
            default: return node;
        }
    }
}
