namespace Insights.Ml.Analysis;

/// <summary>What an analysis is doing.</summary>
public enum AnalysisStage
{
    /// <summary>Reads the purchase histories.</summary>
    Reading,

    /// <summary>Learns from earlier periods, for use and for the judgement.</summary>
    Learning,

    /// <summary>Compares what was predicted with what happened.</summary>
    Judging,

    /// <summary>Writes a result for each customer.</summary>
    Writing,
}
