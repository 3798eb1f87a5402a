using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Runs;

/// <summary>Adds up the results of a run by tier, and by movement from the previous run.</summary>
internal sealed class RunSums
{
    private readonly Dictionary<Tier, (int Customers, Money NetSpend, long PurchaseDays)> totals = Enum.GetValues<Tier>().ToDictionary(tier => tier, _ => (0, Money.Zero, 0L));
    private readonly SortedDictionary<(int From, Tier To), int> movements = [];

    /// <summary>The place of customers whom the previous run did not know.</summary>
    private const int New = -1;

    internal void Add(CustomerResult result)
    {
        var (customers, netSpend, purchaseDays) = totals[result.Tier];
        totals[result.Tier] = (customers + 1, netSpend + result.NetSpend, purchaseDays + result.PurchaseDays);
        var key = (result.PreviousTier is { } from ? (int)from : New, result.Tier);
        movements[key] = movements.GetValueOrDefault(key) + 1;
    }

    internal IEnumerable<TierTotal> Totals(RunId run) => totals.Select(entry => new TierTotal
    {
        RunId = run,
        Tier = entry.Key,
        Customers = entry.Value.Customers,
        NetSpend = entry.Value.NetSpend,
        PurchaseDays = entry.Value.PurchaseDays,
    });

    internal IEnumerable<TierMovement> Movements(RunId run) => movements.Select((entry, i) => new TierMovement
    {
        RunId = run,
        Ordinal = i + 1,
        FromTier = entry.Key.From == New ? null : (Tier)entry.Key.From,
        ToTier = entry.Key.To,
        Customers = entry.Value,
    });
}
