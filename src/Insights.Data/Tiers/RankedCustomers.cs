using Insights.Data.Histories;

namespace Insights.Data.Tiers;

/// <summary>
/// The customers with a purchase in a window, by net spend in it (most first, equal spend by external id), and what the
/// window states about each.
/// </summary>
internal sealed class RankedCustomers
{
    private RankedCustomers(int[] order, long[] netSpend, int[] purchaseDays, int[] daysSinceLastPurchase, bool[] isKnown)
    {
        Order = order;
        NetSpend = netSpend;
        PurchaseDays = purchaseDays;
        DaysSinceLastPurchase = daysSinceLastPurchase;
        IsKnown = isKnown;
    }

    /// <summary>Customers' places in the histories, best first.</summary>
    internal int[] Order { get; }

    /// <summary>Net spend in the window in ten-thousandths, one for each customer of the histories.</summary>
    internal long[] NetSpend { get; }

    /// <summary>Days with a purchase in the window, one for each customer of the histories.</summary>
    internal int[] PurchaseDays { get; }

    /// <summary>Days from the last purchase to the end of the window; only meaningful for known customers.</summary>
    internal int[] DaysSinceLastPurchase { get; }

    /// <summary>True for customers with a purchase before the end of the window.</summary>
    internal bool[] IsKnown { get; }

    /// <summary>Ranks by the days from <paramref name="endDay"/> minus <paramref name="windowDays"/> to before <paramref name="endDay"/>.</summary>
    internal static RankedCustomers Of(PurchaseHistories histories, int endDay, int windowDays)
    {
        var netSpend = new long[histories.Count];
        var purchaseDays = new int[histories.Count];
        var daysSince = new int[histories.Count];
        var isKnown = new bool[histories.Count];
        var days = histories.Days;
        var active = 0;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < endDay; i++)
            {
                var isPurchase = days.Purchases[i] > 0;
                if (isPurchase)
                {
                    isKnown[customer] = true;
                    daysSince[customer] = endDay - days.Day[i];
                }
                if (days.Day[i] < endDay - windowDays) continue;
                netSpend[customer] += days.NetSpend[i];
                if (isPurchase) purchaseDays[customer]++;
            }
            if (purchaseDays[customer] > 0) active++;
        }
        return new RankedCustomers(Rank(netSpend, purchaseDays, active), netSpend, purchaseDays, daysSince, isKnown);
    }

    private static int[] Rank(long[] netSpend, int[] purchaseDays, int active)
    {
        var order = new int[active];
        var next = 0;
        for (var customer = 0; customer < netSpend.Length; customer++)
            if (purchaseDays[customer] > 0) order[next++] = customer;
        // Customers come in the order of their external ids, so that their place decides among equals.
        Array.Sort(order, (left, right) =>
            netSpend[left] == netSpend[right] ? left.CompareTo(right) : netSpend[right].CompareTo(netSpend[left]));
        return order;
    }
}
