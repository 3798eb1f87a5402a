using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>Tells from a customer's features how likely an outcome is: immutable, and the same after it was saved and loaded.</summary>
internal interface ITargetModel
{
    /// <summary>Log odds of the outcome, not yet calibrated on rows that the model had not seen.</summary>
    double Score(FeatureRow row);

    /// <summary>Prepares what splits scores into contributions of the features.</summary>
    IScoreExplainer Explainer();
}

/// <summary>Splits scores into contributions of the features; not shared between threads that change it, since nothing does.</summary>
internal interface IScoreExplainer
{
    /// <summary>
    /// Adds the contribution of each feature, in log odds: what the score is above or below that of a customer of whom
    /// nothing is known.
    /// </summary>
    /// <param name="contributions">One for each feature.</param>
    /// <param name="row">The customer.</param>
    /// <param name="weight">Multiplies every contribution.</param>
    void AddTo(Span<double> contributions, FeatureRow row, double weight);
}
