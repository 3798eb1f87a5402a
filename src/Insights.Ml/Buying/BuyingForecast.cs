using Insights.Ml.Buying.Fitting;

namespace Insights.Ml.Buying;

/// <summary>The buying models' figures of a customer at the date of the analysis, beyond the expectations themselves.</summary>
/// <param name="ProbabilityAlive">P(still buys at all) with its interval; null where the likelihood does not determine it.</param>
/// <param name="ExpectedPurchases">Purchases within the horizon with their interval; null where the likelihood does not determine it.</param>
/// <param name="ExpectedSpend">Spend within the horizon in currency units with its interval; null where a likelihood does not determine it.</param>
/// <param name="Clv">Expected discounted revenue over 365 days in currency units, at least 0.</param>
/// <param name="ClvInterval">The same with its interval; null where a likelihood does not determine it.</param>
internal sealed record BuyingForecast(
    ConfidenceInterval? ProbabilityAlive, ConfidenceInterval? ExpectedPurchases, ConfidenceInterval? ExpectedSpend, double Clv,
    ConfidenceInterval? ClvInterval);
