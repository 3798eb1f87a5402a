using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Buying.BgNbd;

public class BgNbdContractTests : BuyingTrainerContract<BgNbdModel>
{
    protected override ITrainer<CustomerSummary, BgNbdModel> Trainer => new BgNbdTrainer();

    protected override BgNbdModel Truth { get; } = new() { R = 0.6, Alpha = 5, A = 0.8, B = 2.5, LogLikelihood = 0, Fit = ModelFit.Identified };

    protected override Life Live(Random random, double until) =>
        Life.WithCoin(random, Gamma.Sample(random, Truth.R, Truth.Alpha), Beta.Sample(random, Truth.A, Truth.B), until, maySkipFirst: true);
}
