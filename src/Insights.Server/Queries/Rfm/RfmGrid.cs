using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Rfm;

/// <summary>A score of customers.</summary>
internal enum RfmScore
{
    Recency,
    Frequency,
    Monetary,
}

/// <summary>The active customers of a run by their scores.</summary>
internal sealed record RfmGrid(int Customers, IReadOnlyList<RfmCell> Cells);

/// <summary>Customers with the same scores, 1 to 5; a score that was not requested is null.</summary>
internal sealed record RfmCell(
    int? Recency, int? Frequency, int? Monetary, int Customers, MoneyView NetSpend, double MeanDaysSinceLastPurchase, double MeanPurchaseDays)
{
    /// <summary>The day of the last purchase of who has not bought for longest.</summary>
    public required DateOnly EarliestLastPurchase { get; init; }

    /// <summary>The day of the last purchase of who bought most lately.</summary>
    public required DateOnly LatestLastPurchase { get; init; }

    /// <summary>The fewest purchase days of a customer.</summary>
    public required int MinPurchaseDays { get; init; }

    /// <summary>The most purchase days of a customer.</summary>
    public required int MaxPurchaseDays { get; init; }
}
