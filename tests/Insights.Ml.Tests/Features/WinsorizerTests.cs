using CsCheck;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Features;

public class WinsorizerTests
{
    [Fact]
    public void The_limit_is_what_99_and_a_half_percent_do_not_exceed()
    {
        float[][] rows = [.. Enumerable.Range(1, 1000).Select(i => new float[] { i, -i, i })];

        var limits = Winsorizer.Fit(rows.Length, row => rows[row], [true, true, false]);

        Assert.Equal([995, float.PositiveInfinity, float.PositiveInfinity], limits.High);
        Assert.Equal([float.NegativeInfinity, -995, float.NegativeInfinity], limits.Low);
    }

    [Fact]
    public void What_is_beyond_a_limit_becomes_the_limit_and_nothing_else_changes()
    {
        var limits = new Winsorizer([-5, float.NegativeInfinity], [10, float.PositiveInfinity]);

        Assert.Equal([10, 1e9f], Applied(limits, [11, 1e9f]));
        Assert.Equal([-5, -1e9f], Applied(limits, [-6, -1e9f]));
        Assert.Equal([9.5f, 0], Applied(limits, [9.5f, 0]));
    }

    [Fact]
    public void A_feature_that_is_0_for_nearly_all_customers_is_not_limited_to_0()
    {
        float[][] rows = [.. Enumerable.Range(0, 1000).Select(i => new float[] { i < 2 ? 40 + i : 0 })];

        Assert.Equal([41], Winsorizer.Fit(rows.Length, row => rows[row], [true]).High);
    }

    [Fact]
    public void Without_rows_there_are_no_limits() =>
        Assert.Equal([7], Applied(Winsorizer.Fit(0, _ => default, [true]), [7]));

    [Fact]
    public void Limits_preserve_signs_and_order_and_applying_them_again_changes_nothing() =>
        Gen.Select(Gen.Float[-1e6f, 1e6f].Array[1, 400], Gen.Int[0, 1000]).Sample((values, seed) =>
        {
            var shuffled = (float[])values.Clone();
            new Random(seed).Shuffle(shuffled);
            var limits = Winsorizer.Fit(values.Length, row => values.AsSpan(row, 1), [true]);

            Assert.Equal(limits.High, Winsorizer.Fit(values.Length, row => shuffled.AsSpan(row, 1), [true]).High);
            var limited = Array.ConvertAll(values, value => Applied(limits, [value])[0]);
            Assert.Equal(limited, Array.ConvertAll(limited, value => Applied(limits, [value])[0]));
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(Math.Sign(values[i]), Math.Sign(limited[i]));
                Assert.True(Math.Abs(limited[i]) <= Math.Abs(values[i]));
            }
            // At most one in two hundred is limited on either side.
            Assert.InRange(values.Where((value, i) => value != limited[i]).Count(), 0, values.Length / 200 + 1);
        });

    [Fact]
    public void Models_use_limited_amounts_and_tiers_the_amounts_themselves()
    {
        var shop = new SyntheticShop();
        for (var customer = 0; customer < 400; customer++) shop.Buy(customer, EpochDay.From(SyntheticShop.AsOf) - 10, customer < 399 ? 10 + customer : 1_000_000);
        var histories = shop.Histories(SyntheticShop.AsOf);
        var context = CustomerFeatures.ContextAt(histories, SyntheticShop.AsOf);
        var rows = FeatureMatrix.Of([.. Enumerable.Range(0, 400)], histories, context, CancellationToken.None);

        var column = FeatureCatalog.IndexOf(new LifetimeSpend().Name);
        Assert.Equal(1_000_000, rows.Column<LifetimeSpend>().Max());
        Assert.Equal(Math.Log(1 + 407), Enumerable.Range(0, rows.Rows).Max(row => rows.Row(row).Scaled[column]), 4);
        Assert.Equal(1_000_000, TierAssigner.Assign(histories, EpochDay.From(SyntheticShop.AsOf), TierPolicy.Default).NetSpend.Max().ToDouble());
    }

    private static float[] Applied(Winsorizer limits, float[] features)
    {
        limits.Apply(features);
        return features;
    }
}
