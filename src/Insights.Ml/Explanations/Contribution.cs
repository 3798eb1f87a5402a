namespace Insights.Ml.Explanations;

/// <summary>How far one feature moves a customer's log odds.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="LogOdds">Above 0 where it makes the outcome likelier.</param>
internal readonly record struct Contribution(string Feature, double LogOdds);
