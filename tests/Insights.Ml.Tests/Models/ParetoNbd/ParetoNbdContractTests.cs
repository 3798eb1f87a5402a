using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.ParetoNbd;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Models.ParetoNbd;

public class ParetoNbdContractTests : BuyingTrainerContract<ParetoNbdModel>
{
    protected override ITrainer<BuyingSummary, ParetoNbdModel> Trainer => new ParetoNbdTrainer();

    protected override ParetoNbdModel Truth { get; } = new() { R = 0.9, Alpha = 4, S = 1.2, Beta = 25, LogLikelihood = 0, Fit = ModelFit.Identified };

    /// <summary>A fit takes ten times as long as those of its simpler relatives.</summary>
    protected override int Rounds => 40;

    protected override Life Live(Random random, double until) =>
        Life.WithEnd(random, Gamma.Sample(random, Truth.R, Truth.Alpha), Gamma.Sample(random, Truth.S, Truth.Beta), until);
}
