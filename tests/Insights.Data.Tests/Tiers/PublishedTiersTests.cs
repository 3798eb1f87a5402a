using Insights.Data.Tiers;
using Insights.Data.Tiers.Policies;
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

        for (var i = 0; i < histories.Count; i++)
        {
            var label = labels[histories.ExternalIds[i]];
            var expected = label.RevenueShareTier == "-" ? Tier.D : Enum.Parse<Tier>(label.RevenueShareTier);
            Assert.Equal((histories.ExternalIds[i], expected), (histories.ExternalIds[i], tiers.Tiers[i]));
        }
    }
}
