using System.Text.Json.Serialization;
using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>
/// The difference that would raise a customer's probability of tier A the most: how often customers who are like this one but
/// for one thing become VIPs, by the same model and calibration. It compares customers and does not state what a measure of the
/// shop would cause.
/// </summary>
/// <param name="Kind">The one thing.</param>
/// <param name="Probability">Probability, 0 to 1, of customers with it of ranking among the VIPs of the horizon.</param>
/// <param name="Facts">The value of a purchase in currency units, and the probabilities with it and as it is, in percent.</param>
public sealed record WhatIf(
    [property: JsonPropertyName("k")] WhatIfKind Kind,
    [property: JsonPropertyName("p")] double Probability,
    [property: JsonPropertyName("x")] IReadOnlyList<double> Facts);
