namespace Insights.Ml.Outlook;

/// <summary>Why an outlook has no interval.</summary>
public enum NoIntervalReason
{
    /// <summary>There are fewer than three earlier periods of the horizon's length.</summary>
    TooFewPeriods,

    /// <summary>The history is shorter than two years, so that no season was observed twice.</summary>
    SeasonsUnknown,

    /// <summary>Earlier periods differed so much that the total could as well be twice as much or half.</summary>
    TooWide,
}
