using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Ml.Analysis;

/// <summary>
/// Adds up net sales and buying customers by month and by the tier that customers have at the end; sales that name nobody
/// come last, without a tier.
/// </summary>
internal static class MonthTotals
{
    private const int MonthsOfYear = 12;

    internal static IReadOnlyList<MonthTotal> Of(PurchaseHistories histories, TierAssignment tiers)
    {
        var sums = new SortedDictionary<(int Month, Tier Tier), (long NetSpend, int Customers)>();
        var days = histories.Days;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            if (tiers.Tiers[customer] is not { } tier) continue;
            var lastMonthWithPurchase = int.MinValue;
            for (var i = histories.Start(customer); i < histories.End(customer); i++)
            {
                var date = EpochDay.ToDate(days.Day[i]);
                var month = date.Year * MonthsOfYear + date.Month - 1;
                var isNew = days.Purchases[i] > 0 && month != lastMonthWithPurchase;
                if (isNew) lastMonthWithPurchase = month;
                var (netSpend, customers) = sums.GetValueOrDefault((month, tier));
                sums[(month, tier)] = (netSpend + days.NetSpend[i], customers + (isNew ? 1 : 0));
            }
        }
        var ofCustomers = sums.Select(entry => new MonthTotal
        {
            Month = new DateOnly(entry.Key.Month / MonthsOfYear, entry.Key.Month % MonthsOfYear + 1, 1),
            Tier = entry.Key.Tier,
            NetSpend = new Money(entry.Value.NetSpend),
            Customers = entry.Value.Customers,
        });
        var ofNobody = histories.AnonymousMonths.Select(month => new MonthTotal { Month = month.Month, Tier = null, NetSpend = month.NetSpend, Customers = 0 });
        return [.. ofCustomers, .. ofNobody];
    }
}
