namespace Insights.Ml.Models.Logistic;

/// <summary>How a logistic regression is fitted.</summary>
internal sealed record LogisticOptions
{
    /// <summary>Strength of the penalty on the squared weights, above 0: as much as this many standardised rows say.</summary>
    internal double Ridge { get; init; } = 30;

    /// <summary>
    /// True where customers are compared with those who are active at the same time, as for a rank; false where it is the
    /// numbers themselves that count, as for whether somebody comes back.
    /// </summary>
    internal bool IsRelative { get; init; }
}
