using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>Predicts the log odds of an outcome from a customer's features: immutable, and the same after it was saved and loaded.</summary>
internal interface ITargetModel
{
    /// <summary>Log odds of the outcome, not yet calibrated on held-out rows.</summary>
    double Score(FeatureRow row);

    /// <summary>Prepares the explainer that splits scores into contributions of the features.</summary>
    IScoreExplainer Explainer();
}

/// <summary>Splits scores into contributions of the features; immutable, so that threads may share it.</summary>
internal interface IScoreExplainer
{
    /// <summary>
    /// Adds the contribution of each feature, in log odds: the difference of the score from that of a customer of whom
    /// nothing is known.
    /// </summary>
    /// <param name="contributions">One for each feature.</param>
    /// <param name="row">The customer.</param>
    /// <param name="weight">Multiplies every contribution.</param>
    void AddTo(Span<double> contributions, FeatureRow row, double weight);
}
