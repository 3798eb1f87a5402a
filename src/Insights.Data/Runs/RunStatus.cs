namespace Insights.Data.Runs;

/// <summary>Where a run's probabilities come from. The numbers are stored.</summary>
public enum RunStatus
{
    /// <summary>From models trained on this shop's earlier periods.</summary>
    Trained = 0,

    /// <summary>From the BG/NBD buying model alone, because there is too little history to train on; the reason is given.</summary>
    Fallback = 1,

    /// <summary>No probability can be estimated; the reason is given. Tiers and figures are complete.</summary>
    Unavailable = 2,
}
