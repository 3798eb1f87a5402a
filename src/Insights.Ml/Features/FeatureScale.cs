namespace Insights.Ml.Features;

/// <summary>The scale of a feature for a model that adds up features.</summary>
internal enum FeatureScale
{
    /// <summary>As it is: shares and ratios.</summary>
    Plain,

    /// <summary>The logarithm of the odds: probabilities of models.</summary>
    LogOdds,

    /// <summary>The logarithm of one plus the magnitude, with the sign: money, counts and days, where it is the factor that matters.</summary>
    SignedLog,
}
