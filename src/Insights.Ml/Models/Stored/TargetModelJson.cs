using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Insights.Ml.Models.Blend;
using Insights.Ml.Models.Logistic;
using Insights.Ml.Models.Rules;
using Insights.Ml.Models.Trees;

namespace Insights.Ml.Models.Stored;

/// <summary>The form in which models are stored: text from which exactly the same model is read.</summary>
internal static class TargetModelJson
{
    private static readonly JsonSerializerOptions Kinds = new(TargetModelJsonContext.Default.Options) { TypeInfoResolver = TargetModelJsonContext.Default.WithAddedModifier(AddKinds) };

    /// <summary>The stored form of a model with its calibration.</summary>
    internal static JsonTypeInfo<TargetModel> Calibrated { get; } = (JsonTypeInfo<TargetModel>)Kinds.GetTypeInfo(typeof(TargetModel));

    private static JsonTypeInfo<ITargetModel> Scoring { get; } = (JsonTypeInfo<ITargetModel>)Kinds.GetTypeInfo(typeof(ITargetModel));

    /// <summary>The stored form of a model.</summary>
    internal static string Write(ITargetModel model) => JsonSerializer.Serialize(model, Scoring);

    /// <summary>Reads what <see cref="Write(ITargetModel)"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no model.</exception>
    internal static ITargetModel Read(string text) => JsonSerializer.Deserialize(text, Scoring) ?? throw new JsonException("There is no model.");

    /// <summary>A stored model begins with its kind, so that models need not know each other.</summary>
    private static void AddKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(ITargetModel)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "kind",
            DerivedTypes =
            {
                new JsonDerivedType(typeof(RuleModel), "rule"),
                new JsonDerivedType(typeof(LogisticModel), "logistic"),
                new JsonDerivedType(typeof(TreeEnsemble), "trees"),
                new JsonDerivedType(typeof(BlendModel), "blend"),
            },
        };
    }
}

/// <summary>What the serializer knows of the models, found out when the program is built.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TargetModel))]
[JsonSerializable(typeof(RuleModel))]
[JsonSerializable(typeof(LogisticModel))]
[JsonSerializable(typeof(TreeEnsemble))]
[JsonSerializable(typeof(BlendModel))]
internal sealed partial class TargetModelJsonContext : JsonSerializerContext;
