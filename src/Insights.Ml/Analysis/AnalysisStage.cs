namespace Insights.Ml.Analysis;

/// <summary>The stage of an analysis.</summary>
public enum AnalysisStage
{
    /// <summary>Reads the purchase histories.</summary>
    Reading,

    /// <summary>Trains on earlier periods, for use and for the evaluation.</summary>
    Learning,

    /// <summary>Compares predictions with outcomes.</summary>
    Evaluating,

    /// <summary>Writes a result for each customer.</summary>
    Writing,
}
