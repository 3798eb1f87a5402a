namespace Insights.Ml.Outlook;

/// <summary>The expected net revenue of a shop within the horizon from the run's date, in currency units.</summary>
public sealed record RevenueOutlook
{
    /// <summary>From the customers known at the date, 0 or more.</summary>
    public required double KnownCustomers { get; init; }

    /// <summary>From customers who buy for the first time in the horizon; null where there is no earlier period.</summary>
    public required double? NewCustomers { get; init; }

    /// <summary>From sales that name no customer; null where there is no earlier period.</summary>
    public required double? Anonymous { get; init; }

    /// <summary>The sum of the three; null where one is.</summary>
    public required double? Total { get; init; }

    /// <summary>Lower end of the 95 % interval of <see cref="Total"/>, above 0; both ends are null where <see cref="NoInterval"/> gives the reason.</summary>
    public required double? TotalLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double? TotalHigh { get; init; }

    /// <summary>Why there is no interval; null where there is one.</summary>
    public NoIntervalReason? NoInterval { get; init; }

    /// <summary>Earlier periods of the horizon's length behind the outlook, 0 or more.</summary>
    public required int EarlierPeriods { get; init; }

    /// <summary>
    /// Share, 0 to 1, of the earlier periods whose revenue lay in the interval made without them; null with fewer than three.
    /// </summary>
    public required double? Coverage { get; init; }
}
