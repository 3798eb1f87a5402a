using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.ParetoNbd;
using Insights.Testing;

namespace Insights.Ml.Tests.Models.ParetoNbd;

public class ParetoNbdTests
{
    [SharedDataFact]
    public void The_fit_to_the_cdnow_sample_reproduces_table_2_of_fader_hardie_and_lee_2005()
    {
        var summaries = CdnowSample.Read().Select(row => new BuyingSummary(row.Frequency, row.Recency, row.Tenure));

        var model = new ParetoNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(0.553, model.R, 3);
        Assert.Equal(10.578, model.Alpha, 3);
        Assert.Equal(0.606, model.S, 3);
        // The published search stopped a step before the top, which scipy, too, finds at 11.6679.
        Assert.Equal(11.669, model.Beta, tolerance: 0.0015);
        Assert.Equal(-9595.0, model.LogLikelihood, 1);
        Assert.Equal(ModelFit.Identified, model.Fit);
    }
}
