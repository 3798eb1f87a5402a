using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;
using Insights.Testing;

namespace Insights.Ml.Tests.Buying.BgNbd;

public class BgNbdTests
{
    private static readonly BgNbdModel Published = new()
    {
        R = 0.243,
        Alpha = 4.414,
        A = 0.793,
        B = 2.426,
        LogLikelihood = -9582.4,
        Fit = ModelFit.Identified,
    };

    [SharedDataFact]
    public void The_fit_to_the_cdnow_sample_reproduces_table_2_of_fader_hardie_and_lee_2005()
    {
        var summaries = CdnowSample.Read().Select(row => new CustomerSummary(row.Frequency, row.Recency, row.Tenure));

        var model = new BgNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(0.243, model.R, 3);
        Assert.Equal(4.414, model.Alpha, 3);
        Assert.Equal(0.793, model.A, 3);
        Assert.Equal(2.426, model.B, 3);
        Assert.Equal(-9582.4, model.LogLikelihood, 1);
        Assert.Equal(ModelFit.Identified, model.Fit);
    }

    [Fact]
    public void Customer_0001_is_expected_to_buy_1_point_226_times_in_39_weeks_and_alive_with_0_point_7266()
    {
        var customer = new CustomerSummary(2, 30.43, 38.86);

        Assert.Equal(1.226, Published.ExpectedPurchases(customer, 39), 3);
        Assert.Equal(0.7266, Published.ProbabilityAlive(customer), 4);
    }
}
