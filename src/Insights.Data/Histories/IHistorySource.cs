namespace Insights.Data.Histories;

/// <summary>Where purchase histories are read from.</summary>
public interface IHistorySource
{
    /// <summary>The day of the newest purchase, or null where there is none.</summary>
    Task<DateOnly?> NewestPurchaseDayAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The histories of all customers with a purchase before a day, ordered by external id (ordinal). Nothing on or after
    /// that day is read.
    /// </summary>
    /// <param name="asOf">The first day that is not seen.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<PurchaseHistories> ReadAsync(DateOnly asOf, CancellationToken cancellationToken);
}
