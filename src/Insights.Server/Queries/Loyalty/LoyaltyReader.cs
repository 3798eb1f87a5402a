using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Ml.Loyalty;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Loyalty;

/// <summary>Reads what a run stores of how much more loyal customers spend.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class LoyaltyReader(RunReader runs, CurrentShopReader shops)
{
    /// <summary>An amount beyond it means nothing, and must not overflow.</summary>
    private const double MaxMoney = 1e13;

    /// <summary>The premium; null where the run stores none.</summary>
    internal async Task<LoyaltyPremiumView?> ReadAsync(Run run, CancellationToken cancellationToken)
    {
        if (runs.ViewOf(run).Report.LoyaltyPremium is not { } stored) return null;
        var currency = await shops.CurrencyAsync(cancellationToken);
        return new LoyaltyPremiumView(
            stored.From, stored.From.AddDays(stored.Days - 1), stored.Customers, Amount(stored.MeanSpend),
            [.. stored.Groups.Select(group => new GroupPremiumView(group.Group, group.Customers, Amount(group.MeanSpend), group.Premium, IntervalView.Of(group.Low, group.High)))]);

        MoneyView Amount(double value) => MoneyView.Of(Money.From((decimal)Math.Clamp(value, -MaxMoney, MaxMoney)).TenThousandths, currency);
    }
}

/// <summary>How much more loyal customers spent than the average customer, as the API shows it.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="Until">The last day of the period.</param>
/// <param name="Customers">Customers who were active at its beginning.</param>
/// <param name="MeanSpend">Their mean net spend in the period.</param>
/// <param name="Groups">The groups that had customers, the loyal ones first.</param>
internal sealed record LoyaltyPremiumView(DateOnly From, DateOnly Until, int Customers, MoneyView MeanSpend, IReadOnlyList<GroupPremiumView> Groups);

/// <summary>How much more a group's customers spent, as the API shows it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Customers">Its customers.</param>
/// <param name="MeanSpend">Their mean net spend in the period.</param>
/// <param name="Premium">Their mean over that of all, minus 1.</param>
/// <param name="Interval">The 95 % interval of the premium; null with too few customers.</param>
internal sealed record GroupPremiumView(LoyaltyGroup Group, int Customers, MoneyView MeanSpend, double Premium, IntervalView? Interval);
