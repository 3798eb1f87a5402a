using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Ml.Explanations;

/// <summary>The strongest reasons for a customer's two probabilities, strongest first; empty where there is no probability.</summary>
/// <param name="NextVip">Reasons for the probability of becoming a VIP.</param>
/// <param name="Churn">Reasons for the probability of leaving.</param>
/// <param name="WhatIf">The difference that would raise the customer's probability of tier A the most; null for other tiers than B, and where none would.</param>
public sealed record CustomerReasons(
    [property: JsonPropertyName("vip")] IReadOnlyList<Reason> NextVip,
    [property: JsonPropertyName("churn")] IReadOnlyList<Reason> Churn,
    [property: JsonPropertyName("lift"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WhatIf? WhatIf = null)
{
    /// <summary>No reasons.</summary>
    public static readonly CustomerReasons None = new([], []);

    /// <summary>The form in which reasons are stored; empty for no reasons.</summary>
    public string Serialize() => NextVip.Count + Churn.Count == 0 ? "" : JsonSerializer.Serialize(this, ReasonJson.Default.CustomerReasons);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    public static CustomerReasons Parse(string text) =>
        text.Length == 0 ? None : JsonSerializer.Deserialize(text, ReasonJson.Default.CustomerReasons) ?? None;
}

[JsonSerializable(typeof(CustomerReasons))]
internal sealed partial class ReasonJson : JsonSerializerContext;
