
namespace Insights.Ml.Metrics;

/// <summary>The figures by which the model is compared with the baselines.</summary>
public enum EvaluationFigure
{
    /// <summary>Area under the ROC curve: more is better.</summary>
    Auc,

    /// <summary>Average precision: more is better.</summary>
    AveragePrecision,

    /// <summary>Mean squared error of the probabilities: less is better.</summary>
    Brier,
}
