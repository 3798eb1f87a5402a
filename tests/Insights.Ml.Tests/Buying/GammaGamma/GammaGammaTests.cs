using Insights.Ml.Buying.GammaGamma;
using Insights.Testing;

namespace Insights.Ml.Tests.Buying.GammaGamma;

public class GammaGammaTests
{
    [SharedDataFact]
    public void The_fit_to_the_946_repeat_buyers_of_the_cdnow_sample_reproduces_fader_and_hardie_2013()
    {
        var repeatBuyers = CdnowSample.Read().Where(row => row.Frequency > 0).Select(row => (row.Frequency, row.MeanValue)).ToList();

        var model = new GammaGammaTrainer().Fit(repeatBuyers);

        Assert.Equal(946, repeatBuyers.Count);
        Assert.NotNull(model);
        Assert.Equal(6.25, model.P, 2);
        Assert.Equal(3.74, model.Q, 2);
        Assert.Equal(15.4, model.Gamma, 1);
        Assert.Equal(-4055.9, model.LogLikelihood, 1);
    }
}
