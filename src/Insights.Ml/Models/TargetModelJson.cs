using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Ml.Models;

/// <summary>The form in which models are stored: text from which exactly the same model is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TargetModel))]
[JsonSerializable(typeof(ITargetModel))]
internal sealed partial class TargetModelJson : JsonSerializerContext
{
    /// <summary>The stored form of a model.</summary>
    internal static string Write(ITargetModel model) => JsonSerializer.Serialize(model, Default.ITargetModel);

    /// <summary>Reads what <see cref="Write(ITargetModel)"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no model.</exception>
    internal static ITargetModel Read(string text) => JsonSerializer.Deserialize(text, Default.ITargetModel) ?? throw new JsonException("There is no model.");
}
