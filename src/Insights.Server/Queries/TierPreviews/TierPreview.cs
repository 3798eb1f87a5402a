using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.TierPreviews;

/// <summary>Two policies at one date: that of a run, and another one.</summary>
internal sealed class TierPreview(RunView run, TierPolicy policy, PurchaseHistories histories, TierAssignment now, TierAssignment then, string currency)
{
    public RunView Run => run;

    public string Policy => policy.Text;

    public int Customers => histories.Count;

    public int Moving => Movements.Where(movement => movement.From != movement.To).Sum(movement => movement.Customers);

    public IEnumerable<TierPreviewTier> Tiers => Enum.GetValues<Tier>().Select(tier => new TierPreviewTier(
        tier, now.CountOf(tier), then.CountOf(tier), MoneyView.Of(SpendOf(now, tier), currency), MoneyView.Of(SpendOf(then, tier), currency)));

    public IReadOnlyList<TierPreviewMovement> Movements { get; } =
    [
        .. Enumerable.Range(0, histories.Count).GroupBy(customer => (From: TierOf(now, customer), To: TierOf(then, customer)))
            .OrderBy(group => group.Key.From).ThenBy(group => group.Key.To)
            .Select(group => new TierPreviewMovement(group.Key.From, group.Key.To, group.Count())),
    ];

    /// <summary>Customers who would move, by their spend; equal ones by external id, in whose order the histories are.</summary>
    internal IEnumerable<TierMover> Movers(Tier? from, Tier? to) => Enumerable.Range(0, histories.Count)
        .Where(customer => TierOf(now, customer) != TierOf(then, customer)
            && (from is null || TierOf(now, customer) == from) && (to is null || TierOf(then, customer) == to))
        .OrderByDescending(customer => then.NetSpend[customer]).ThenBy(customer => customer)
        .Select(customer => new TierMover(
            histories.Customers[customer], TierOf(now, customer), TierOf(then, customer),
            MoneyView.Of(then.NetSpend[customer].TenThousandths, currency), then.PurchaseDays[customer]));

    private static Tier TierOf(TierAssignment assignment, int customer) =>
        assignment.Tiers[customer] ?? throw new InvalidOperationException("A known customer has a tier.");

    private static long SpendOf(TierAssignment assignment, Tier tier)
    {
        long sum = 0;
        for (var customer = 0; customer < assignment.Tiers.Count; customer++)
            if (assignment.Tiers[customer] == tier) sum += assignment.NetSpend[customer].TenThousandths;
        return sum;
    }
}

/// <summary>A tier under two policies.</summary>
internal sealed record TierPreviewTier(Tier Tier, int CustomersNow, int CustomersThen, MoneyView NetSpendNow, MoneyView NetSpendThen);

/// <summary>Customers who would go from one tier to another.</summary>
internal sealed record TierPreviewMovement(Tier From, Tier To, int Customers);

/// <summary>A customer who would move.</summary>
internal sealed record TierMover(CustomerId CustomerId, Tier From, Tier To, MoneyView NetSpend, int PurchaseDays);
