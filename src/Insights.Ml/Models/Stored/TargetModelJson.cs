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
    /// <summary>The stored form of a model with its calibration.</summary>
    internal static JsonTypeInfo<TargetModel> Calibrated { get; } = (JsonTypeInfo<TargetModel>)new JsonSerializerOptions(TargetModelJsonContext.Default.Options)
    {
        TypeInfoResolver = TargetModelJsonContext.Default.WithAddedModifier(AddKinds),
    }.GetTypeInfo(typeof(TargetModel));

    /// <summary>A stored model begins with its kind, so that models are independent of each other.</summary>
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

/// <summary>The serializer's metadata of the models, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TargetModel))]
[JsonSerializable(typeof(RuleModel))]
[JsonSerializable(typeof(LogisticModel))]
[JsonSerializable(typeof(TreeEnsemble))]
[JsonSerializable(typeof(BlendModel))]
internal sealed partial class TargetModelJsonContext : JsonSerializerContext;
