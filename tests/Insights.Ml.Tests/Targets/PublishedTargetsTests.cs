using Insights.Data.Tiers;
using Insights.Ml.Targets;
using Insights.Testing;

namespace Insights.Ml.Tests.Targets;

public class PublishedTargetsTests
{
    public static TheoryData<string> Settings => [.. LabelledSetting.All.Select(setting => setting.Name)];

    [SharedDataTheory]
    [MemberData(nameof(Settings))]
    public async Task Next_vips_and_churned_customers_equal_those_computed_independently(string name)
    {
        var setting = LabelledSetting.All.Single(s => s.Name == name);
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf.AddDays(setting.HorizonDays));
        var tiers = TierAssigner.Assign(histories, Data.Values.EpochDay.From(setting.AsOf), TierPolicy.Default);

        var targets = TargetLabels.At(histories, tiers, setting.HorizonDays);

        var compared = 0;
        for (var i = 0; i < histories.Count; i++)
        {
            if (!labels.TryGetValue(histories.ExternalIds[i], out var label)) continue;
            compared++;
            Assert.Equal(
                (histories.ExternalIds[i], label.IsNextVip, label.IsChurned),
                (histories.ExternalIds[i], targets.IsNextVip[i], targets.IsChurned[i]));
        }
        Assert.Equal(labels.Count, compared);
    }
}
