using Insights.Data.Histories;
using Insights.Data.Values;

namespace Insights.Data.Tiers;

/// <summary>Puts customers into tiers.</summary>
public static class TierAssigner
{
    /// <summary>The tiers at a date. Only days before it count, whatever else the histories hold.</summary>
    /// <param name="histories">All known customers.</param>
    /// <param name="day">The date as days since 1970-01-01.</param>
    /// <param name="policy">How tiers are made. With hysteresis, the tiers of every month's beginning since the first purchase are
    /// replayed, so that a tier depends on data and policy alone.</param>
    public static TierAssignment Assign(PurchaseHistories histories, int day, TierPolicy policy)
    {
        Tier?[] previous = new Tier?[histories.Count];
        if (policy.Hysteresis > 1)
            foreach (var monthStart in MonthStarts(histories, day))
                previous = TiersOf(RankedCustomers.Of(histories, monthStart, policy.WindowDays), policy, previous);

        var ranked = RankedCustomers.Of(histories, day, policy.WindowDays);
        var ranks = new int?[histories.Count];
        for (var i = 0; i < ranked.Order.Length; i++) ranks[ranked.Order[i]] = i + 1;
        return new TierAssignment
        {
            Day = day,
            Tiers = TiersOf(ranked, policy, previous),
            Ranks = ranks,
            NetSpend = Array.ConvertAll(ranked.NetSpend, amount => new Money(amount)),
            PurchaseDays = ranked.PurchaseDays,
        };
    }

    private static Tier?[] TiersOf(RankedCustomers ranked, TierPolicy policy, Tier?[] previous)
    {
        var tiers = new Tier?[ranked.IsKnown.Length];
        for (var customer = 0; customer < tiers.Length; customer++)
            if (ranked.IsKnown[customer]) tiers[customer] = Tier.D;
        if (ranked.Order.Length == 0) return tiers;

        var scale = policy.ScaleOf(ranked);
        for (var i = 0; i < ranked.Order.Length; i++)
        {
            var customer = ranked.Order[i];
            tiers[customer] = scale.TierOf(scale.Positions[i], previous[customer]);
        }
        return tiers;
    }

    private static IEnumerable<int> MonthStarts(PurchaseHistories histories, int day)
    {
        if (histories.Days.Count == 0) yield break;
        var first = EpochDay.ToDate(histories.Days.Day.Min());
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); EpochDay.From(month) < day; month = month.AddMonths(1))
            yield return EpochDay.From(month);
    }
}
