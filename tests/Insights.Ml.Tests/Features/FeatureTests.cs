using CsCheck;
using Insights.Data.Values;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Features;

public class FeatureTests
{
    private static readonly Gen<(int Seed, int Customers)> Shops = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 40]);

    [Fact]
    public void Nothing_on_or_after_the_cutoff_is_in_any_feature() => Shops.Sample((seed, customers) =>
    {
        var shop = HabitShop.AtRandom(seed, customers);
        var (known, whole) = (shop.Histories(HabitShop.AsOf), shop.Histories(HabitShop.AsOf.AddDays(200)));
        var (then, now) = (CustomerFeatures.ContextAt(known, HabitShop.AsOf), CustomerFeatures.ContextAt(whole, HabitShop.AsOf));

        foreach (var customer in known.ExternalIds)
        {
            var before = new CustomerFeatures(known, PlaceOf(known.ExternalIds, customer), then);
            var after = new CustomerFeatures(whole, PlaceOf(whole.ExternalIds, customer), now);
            Assert.All(FeatureCatalog.All, feature => Assert.Equal(before[feature.Name], after[feature.Name]));
        }
    }, iter: 50);

    [Fact]
    public void Every_feature_is_finite_and_shares_are_from_0_to_1() => Shops.Sample((seed, customers) =>
    {
        foreach (var features in All(seed, customers))
            foreach (var feature in FeatureCatalog.All)
            {
                Assert.True(double.IsFinite(features[feature.Name]), feature.Name);
                if (feature.Unit == FeatureUnit.Share || feature.Unit == FeatureUnit.Probability) Assert.InRange(features[feature.Name], 0, 1);
            }
    }, iter: 50);

    [Fact]
    public void Every_feature_of_every_customer_has_a_sentence_in_both_languages() => Shops.Sample((seed, customers) =>
    {
        foreach (var features in All(seed, customers))
            foreach (var feature in FeatureCatalog.All)
            {
                var (english, german) = (features.In(CustomerFeatures.English, feature.Name), features.In(CustomerFeatures.German, feature.Name));
                Assert.DoesNotMatch(@"[{}]|\b0 %|\b1 of 1\b|\bof 0\b", english);
                Assert.DoesNotMatch(@"[{}]|\b0 %|\b1 von 1\b|\bvon 0\b", german);
                Assert.NotEqual(english, german);
            }
    }, iter: 50);

    [Fact]
    public void Unbounded_features_are_scaled_as_logarithms_probabilities_as_log_odds_and_shares_not_at_all() => Assert.All(FeatureCatalog.All, feature =>
        Assert.Equal(feature.Unit.Name switch { "probability" => FeatureScale.LogOdds, "share" => FeatureScale.Plain, _ => FeatureScale.SignedLog }, feature.Unit.Scale));

    [Fact]
    public void Tails_are_heavy_where_money_and_counts_have_no_bound() => Assert.All(FeatureCatalog.All, feature =>
        Assert.Equal(feature.Unit.Name is not ("share" or "probability" or "days" or "months" or "categories"), feature.Unit.HasHeavyTail));

    private static IEnumerable<CustomerFeatures> All(int seed, int customers)
    {
        var histories = HabitShop.AtRandom(seed, customers).Histories(HabitShop.AsOf);
        var context = CustomerFeatures.ContextAt(histories, HabitShop.AsOf);
        return Enumerable.Range(0, histories.Count).Select(customer => new CustomerFeatures(histories, customer, context));
    }

    private static int PlaceOf(IReadOnlyList<string> ids, string id) => Array.IndexOf([.. ids], id);

    [Fact]
    public void The_spend_of_a_vip_is_that_of_the_last_vip_of_the_horizon_before()
    {
        var shop = new SyntheticShop();
        var today = EpochDay.From(SyntheticShop.AsOf);
        for (var customer = 0; customer < 20; customer++)
        {
            shop.Buy(customer, today - 200 + customer, 5_000);
            shop.Buy(customer, today - 80 + customer, 10 * (customer + 1));
            shop.Buy(customer, today - 40 + customer, 5);
        }

        var context = CustomerFeatures.ContextAt(shop.Histories(SyntheticShop.AsOf), SyntheticShop.AsOf);

        // Of twenty customers two are in tier A, and the second of those 90 days spent 190 and 5.
        Assert.Equal(195, context.VipSpend);
    }
}
