using Insights.Ml.Outlook;

namespace Insights.Ml.Tests.Outlook;

public class OutlookRuleTests
{
    private const double Precision = 1e-9;

    private static readonly OutlookRule Quarters = new(seasonShare: 0.7, stepsPerHorizon: 3, stepsPerYear: 12);

    [Fact]
    public void Expected_spend_is_recalibrated_by_earlier_periods()
    {
        var (known, ofNew, anonymous) = Quarters.Predict(0, 200, [Period(3, 100, 150), Period(6, 80, 120)]);

        Assert.Equal(300, known, Precision);
        Assert.Equal(20, ofNew, Precision);
        Assert.Equal(5, anonymous, Precision);
    }

    [Fact]
    public void The_period_a_year_before_has_the_same_season_and_a_weight_of_its_own()
    {
        var (known, _, _) = Quarters.Predict(0, 100, [Period(3, 100, 100), Period(6, 100, 100), Period(12, 100, 200)]);

        Assert.Equal(100 * Math.Pow(2, 0.7), known, Precision);
    }

    [Fact]
    public void Periods_of_a_year_have_no_season()
    {
        var years = new OutlookRule(seasonShare: 0.7, stepsPerHorizon: 12, stepsPerYear: 12);

        Assert.Equal(100 * Math.Sqrt(2), years.Predict(0, 100, [Period(12, 100, 200), Period(24, 100, 100)]).Known, Precision);
    }

    [Fact]
    public void One_earlier_period_makes_no_interval() => Assert.Null(Quarters.HalfWidth([Period(3, 100, 100)]));

    [Fact]
    public void Two_periods_that_differ_make_a_wide_interval()
    {
        // Each is off by the logarithm of the ratio when it is predicted from the other; Student's t with one degree of freedom.
        var half = Quarters.HalfWidth([new OutlookPeriod(3, 100, 100, 0, 0), new OutlookPeriod(6, 100, 110, 0, 0)]);

        Assert.Equal(12.7062 * Math.Log(1.1), half ?? 0, 1e-4);
    }

    [Fact]
    public void Periods_with_equal_ratios_make_an_interval_without_width() =>
        Assert.Equal(0, Quarters.HalfWidth([Period(3, 100, 150), Period(6, 100, 150), Period(9, 100, 150)]) ?? 1, Precision);

    [Fact]
    public void A_period_unlike_all_others_is_not_covered_by_them()
    {
        OutlookPeriod[] periods = [Period(3, 100, 101), Period(6, 100, 99), Period(9, 100, 100), Period(15, 100, 500)];

        Assert.Equal(0.75, Quarters.Coverage(periods));
    }

    [Fact]
    public void Two_periods_cannot_check_an_interval() => Assert.Null(Quarters.Coverage([Period(3, 100, 100), Period(6, 100, 110)]));

    private static OutlookPeriod Period(int step, double expected, double known) => new(step, expected, known, New: 20, Anonymous: 5);
}
