
namespace Insights.Ml.Training;

/// <summary>The kinds of models that are compared for a target.</summary>
public enum CandidateKind
{
    /// <summary>The best simple rule: one number about the customer.</summary>
    Rule,

    /// <summary>Ridge logistic regression.</summary>
    Logistic,

    /// <summary>Boosted trees grown by LightGBM.</summary>
    LightGbm,

    /// <summary>Boosted trees grown by FastTree.</summary>
    FastTree,

    /// <summary>Logistic regression, trees and the best rule together.</summary>
    Blend,
}
