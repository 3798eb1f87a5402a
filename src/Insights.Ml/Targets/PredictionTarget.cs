
namespace Insights.Ml.Targets;

/// <summary>What is predicted.</summary>
public enum PredictionTarget
{
    /// <summary>Being among the VIPs of the horizon.</summary>
    NextVip,

    /// <summary>No purchase within the horizon.</summary>
    Churn,
}
