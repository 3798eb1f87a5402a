using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.MbgNbd;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Models.MbgNbd;

public class MbgNbdContractTests : BuyingTrainerContract<MbgNbdModel>
{
    protected override ITrainer<BuyingSummary, MbgNbdModel> Trainer => new MbgNbdTrainer();

    protected override MbgNbdModel Truth { get; } = new() { R = 0.7, Alpha = 5, A = 0.8, B = 2.5, LogLikelihood = 0, Fit = ModelFit.Identified };

    protected override Life Live(Random random, double until) =>
        Life.WithCoin(random, Gamma.Sample(random, Truth.R, Truth.Alpha), Beta.Sample(random, Truth.A, Truth.B), until, maySkipFirst: false);
}
