using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Testing;

namespace Insights.Data.Tests.Tiers;

public class PublishedTiersTests
{
    public static TheoryData<string> Settings => [.. LabelledSetting.All.Select(setting => setting.Name)];

    [SharedDataTheory]
    [MemberData(nameof(Settings))]
    public async Task Tiers_of_every_customer_equal_those_computed_independently(string name)
    {
        var setting = LabelledSetting.All.Single(s => s.Name == name);
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf);

        var tiers = TierAssigner.Assign(histories, histories.AsOfDay, TierPolicy.Default);

        Assert.Equal(labels.Count, histories.Count);
        for (var i = 0; i < histories.Count; i++)
        {
            var label = labels[histories.ExternalIds[i]];
            Assert.Equal((histories.ExternalIds[i], label.Tier, label.PurchaseDays), (histories.ExternalIds[i], tiers.Tiers[i], tiers.PurchaseDays[i]));
            Assert.Equal(label.Spend, (double)tiers.NetSpend[i].Amount, tolerance: 1e-6);
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(Settings))]
    public async Task Revenue_share_tiers_equal_those_computed_independently(string name)
    {
        var setting = LabelledSetting.All.Single(s => s.Name == name);
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf);

        var tiers = TierAssigner.Assign(histories, histories.AsOfDay, new RevenueShareTierPolicy());

        // These labels were computed in floating point, which orders customers of exactly equal spend by its rounding error.
        Assert.Equal(
            BySpend(histories.ExternalIds.Select((id, i) => (tiers.NetSpend[i], RevenueShareTier(labels[id])))),
            BySpend((IEnumerable<(Money Spend, Tier? Tier)>)histories.ExternalIds.Select((_, i) => (tiers.NetSpend[i], tiers.Tiers[i]))));
    }

    private static Tier? RevenueShareTier(Label label) =>
        label.RevenueShareTier == "-" ? Tier.D : Enum.Parse<Tier>(label.RevenueShareTier);

    private static IEnumerable<(Money Spend, Tier? Tier)> BySpend(IEnumerable<(Money Spend, Tier? Tier)> customers) =>
        customers.OrderBy(customer => customer.Spend).ThenBy(customer => customer.Tier);
}
