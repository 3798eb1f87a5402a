using System.Text.Json.Serialization;

namespace Insights.Ml.Explanations;

/// <summary>Why a probability is what it is: one feature, how far it moves the log odds, and the customer's own numbers.</summary>
/// <param name="Feature">The name of the feature, the strongest where several have the same sentence.</param>
/// <param name="Sentence">The name of its sentence.</param>
/// <param name="LogOdds">Above 0 where it makes the outcome likelier.</param>
/// <param name="Facts">The numbers in the sentence.</param>
public sealed record Reason(
    [property: JsonPropertyName("f")] string Feature,
    [property: JsonPropertyName("s")] string Sentence,
    [property: JsonPropertyName("c")] double LogOdds,
    [property: JsonPropertyName("x")] IReadOnlyList<double> Facts);
