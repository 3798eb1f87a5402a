using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.MbgNbd;
using Insights.Testing;

namespace Insights.Ml.Tests.Models.MbgNbd;

public class MbgNbdTests
{
    [SharedDataFact]
    public void The_fit_to_the_cdnow_sample_agrees_with_btydplus_and_lifetimes()
    {
        var summaries = CdnowSample.Read().Select(row => new BuyingSummary(row.Frequency, row.Recency, row.Tenure));

        var model = new MbgNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(0.525, model.R, 3);
        Assert.Equal(6.183, model.Alpha, 3);
        Assert.Equal(0.891, model.A, 3);
        Assert.Equal(1.614, model.B, 3);
        // By an independent likelihood and scipy's optimisers.
        Assert.Equal(-9582.13, model.LogLikelihood, 2);
        Assert.Equal(ModelFit.Identified, model.Fit);
    }
}
