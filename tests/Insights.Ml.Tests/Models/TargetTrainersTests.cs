using Insights.Ml.Models;
using Insights.Ml.Models.Blend;
using Insights.Ml.Models.Logistic;
using Insights.Ml.Models.Rules;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Models;

public class RuleContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new RuleTrainer(PredictionTarget.Churn);
}

public class LogisticContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new LogisticTrainer(ridge: 30, isRelative: false);
}

public class RelativeLogisticContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new LogisticTrainer(ridge: 30, isRelative: true);
}

public class LightGbmContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new TreeTrainer(new TreeTrainerOptions { Algorithm = TreeAlgorithm.LightGbm, Seed = 1 });
}

public class FastTreeContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new TreeTrainer(new TreeTrainerOptions { Algorithm = TreeAlgorithm.FastTree, Seed = 1 });
}

public class BlendContractTests : TargetTrainerContract
{
    private protected override ITargetTrainer Trainer => new BlendOf(
        [new LogisticTrainer(ridge: 30, isRelative: false), new TreeTrainer(new TreeTrainerOptions { Seed = 1 }), new RuleTrainer(PredictionTarget.Churn)]);

    private sealed class BlendOf(ITargetTrainer[] trainers) : ITargetTrainer
    {
        public ITargetModel Fit(TrainingTable rows, CancellationToken cancellationToken)
        {
            var members = Array.ConvertAll(trainers, trainer => trainer.Fit(rows, cancellationToken));
            return BlendTrainer.Blend(members, [1, 1, 0.5], Array.ConvertAll(members, member => Enumerable.Range(0, rows.Count).Select(row => member.Score(rows.Features(row))).ToArray()));
        }
    }
}
