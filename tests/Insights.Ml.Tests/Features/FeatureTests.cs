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
        var (then, now) = (Told.ContextAt(known, HabitShop.AsOf), Told.ContextAt(whole, HabitShop.AsOf));

        foreach (var customer in known.ExternalIds)
        {
            var before = new Told(known, PlaceOf(known.ExternalIds, customer), then);
            var after = new Told(whole, PlaceOf(whole.ExternalIds, customer), now);
            Assert.All(FeatureCatalog.All, feature => Assert.Equal(before[feature.Name], after[feature.Name]));
        }
    }, iter: 50);

    [Fact]
    public void Every_feature_is_finite_and_shares_are_from_0_to_1() => Shops.Sample((seed, customers) =>
    {
        foreach (var told in All(seed, customers))
            foreach (var feature in FeatureCatalog.All)
            {
                Assert.True(double.IsFinite(told[feature.Name]), feature.Name);
                if (feature.Unit is "share" or "probability") Assert.InRange(told[feature.Name], 0, 1);
            }
    }, iter: 50);

    [Fact]
    public void Whatever_is_told_of_a_customer_has_a_sentence_in_both_languages() => Shops.Sample((seed, customers) =>
    {
        foreach (var told in All(seed, customers))
            foreach (var feature in FeatureCatalog.All)
            {
                var (english, german) = (told.In(Told.English, feature.Name), told.In(Told.German, feature.Name));
                Assert.DoesNotMatch(@"[{}]|\b0 %|\b1 of 1\b|\bof 0\b", english);
                Assert.DoesNotMatch(@"[{}]|\b0 %|\b1 von 1\b|\bvon 0\b", german);
                Assert.NotEqual(english, german);
            }
    }, iter: 50);

    [Fact]
    public void What_has_no_bound_is_seen_as_a_logarithm_probabilities_as_log_odds_and_shares_as_they_are() => Assert.All(FeatureCatalog.All, feature =>
        Assert.Equal(
            feature switch
            {
                { Unit: "probability" } => FeatureScale.LogOdds,
                { Unit: "share" } or { Unit: "ratio", HasHeavyTail: false } => FeatureScale.Plain,
                _ => FeatureScale.SignedLog,
            },
            feature.Scale));

    [Fact]
    public void Tails_are_heavy_where_money_and_counts_have_no_bound()
    {
        var heavy = FeatureCatalog.All.Where(feature => feature.HasHeavyTail).Select(feature => feature.Name).ToList();

        Assert.All(FeatureCatalog.All.Where(feature => feature.Unit == "currency units"), feature => Assert.Contains(feature.Name, heavy));
        Assert.All(FeatureCatalog.All.Where(feature => feature.Unit is "share" or "probability" or "days" or "months"), feature => Assert.DoesNotContain(feature.Name, heavy));
        Assert.Contains("overdue", heavy);
        Assert.Contains("units-per-purchase", heavy);
    }

    private static IEnumerable<Told> All(int seed, int customers)
    {
        var histories = HabitShop.AtRandom(seed, customers).Histories(HabitShop.AsOf);
        var context = Told.ContextAt(histories, HabitShop.AsOf);
        return Enumerable.Range(0, histories.Count).Select(customer => new Told(histories, customer, context));
    }

    private static int PlaceOf(IReadOnlyList<string> ids, string id) => Array.IndexOf([.. ids], id);

    [Fact]
    public void The_chance_of_a_vips_spend_is_measured_by_the_last_of_the_best_in_the_horizon_before()
    {
        var shop = new MadeUpShop();
        var today = EpochDay.From(MadeUpShop.AsOf);
        for (var customer = 0; customer < 20; customer++)
        {
            shop.Buy(customer, today - 200 + customer, 5_000);
            shop.Buy(customer, today - 80 + customer, 10 * (customer + 1));
            shop.Buy(customer, today - 40 + customer, 5);
        }

        var context = Told.ContextAt(shop.Histories(MadeUpShop.AsOf), MadeUpShop.AsOf);

        // Of twenty customers two are in tier A, and the second of those 90 days spent 190 and 5.
        Assert.Equal(195, context.VipSpend);
    }
}
