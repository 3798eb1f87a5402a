using System.Globalization;
using Insights.Ml.Analysis;
using Insights.Server.Features.Charts;

namespace Insights.Server.Tests.Features.Drivers;

[Collection(AnalystShopTests.Name)]
public class DriversTests(AnalystShop shop)
{
    [Fact]
    public async Task The_shares_of_a_targets_features_add_up_and_the_strongest_comes_first()
    {
        var data = await shop.Served.QueryAsync("""
            { tiers { tier customers } run { drivers { target customers features { feature text german: text(language: DE) share meanLogOdds likelierShare } } } }
            """);

        var drivers = data["run"]!["drivers"]!.AsArray();
        Assert.Equal(["NEXT_VIP", "CHURN"], drivers.Select(target => (string)target!["target"]!));
        Assert.All(drivers, target =>
        {
            var features = target!["features"]!.AsArray();
            Assert.Equal((int)data["tiers"]![1]!["customers"]!, (int)target["customers"]!);
            Assert.Equal(1, features.Sum(feature => (double)feature!["share"]!), 1e-9);
            Assert.Equal(features.Select(feature => (double)feature!["meanLogOdds"]!).OrderDescending(), features.Select(feature => (double)feature!["meanLogOdds"]!));
            Assert.All(features, feature => Assert.InRange((double)feature!["likelierShare"]!, 0, 1));
            Assert.All(features, feature => Assert.NotEqual((string)feature!["text"]!, (string)feature["german"]!));
        });
    }

    [Fact]
    public async Task Every_feature_of_the_models_has_words_in_both_languages_and_no_other_has()
    {
        var report = RunReport.Parse((string)(await shop.RowsAsync("SELECT report FROM runs ORDER BY run_id DESC LIMIT 1"))[0][0]!);

        foreach (var language in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de") })
            Assert.Equal(
                report.Features.Order(StringComparer.Ordinal),
                ChartTexts.NamesIn(language).Where(name => name.StartsWith(ChartTexts.FeaturePrefix, StringComparison.Ordinal)).Select(name => name[ChartTexts.FeaturePrefix.Length..]).Order(StringComparer.Ordinal));
    }
}
