using Insights.Ml.Metrics;

namespace Insights.Ml.Evaluation;

/// <summary>The quantity that is predicted of a customer within the horizon.</summary>
public enum ExpectedQuantity
{
    /// <summary>Days with a purchase.</summary>
    Purchases,

    /// <summary>Net spend in currency units.</summary>
    Spend,
}

/// <summary>Expected and actual means of one group of customers at an earlier date.</summary>
public sealed record ExpectationFigures
{
    /// <summary>The quantity.</summary>
    public required ExpectedQuantity Quantity { get; init; }

    /// <summary>Of whom.</summary>
    public required CustomerGroup Group { get; init; }

    /// <summary>Number of customers, 0 or more.</summary>
    public required int Customers { get; init; }

    /// <summary>Mean expectation for a customer, 0 or more; null without customers.</summary>
    public required double? MeanExpected { get; init; }

    /// <summary>Mean of the actual values, below 0 where more was returned than bought; null without customers.</summary>
    public required double? MeanActual { get; init; }

    /// <summary>Coverage of the intervals of the expectations; null where these have none.</summary>
    public required IntervalCoverage? Coverage { get; init; }
}
