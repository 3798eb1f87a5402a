using Insights.Ml.Models.Blend;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// The choices that make up the pipeline. Each was made by figures on earlier periods and made-up shops, never on the period
/// that judges it: docs/modelling-choices.md.
/// </summary>
internal sealed record PipelineOptions
{
    /// <summary>Customers beyond whom figures and models get no better, only slower: of more, a sample is learned from.</summary>
    internal int MostCustomers { get; init; } = 50_000;

    /// <summary>Cutoffs at which a model learns, the newest first, besides the one of a year ago.</summary>
    internal int TrainingCutoffs { get; init; } = 4;

    /// <summary>Rows beyond which models get no better, only slower.</summary>
    internal int MostTrainingRows { get; init; } = 20_000;

    /// <summary>Customers of the rarer outcome without whom nothing can be learned.</summary>
    internal int FewestOfOutcome { get; init; } = 20;

    /// <summary>Earlier holdout periods on which candidates compete and probabilities are calibrated, at the most.</summary>
    internal int MostHoldouts { get; init; } = 3;

    /// <summary>Groups of customers for refits, each without one group.</summary>
    internal int Folds { get; init; } = 3;

    /// <summary>True where the cutoff of a year ago is learned from, too.</summary>
    internal bool UsesYearBefore { get; init; } = true;

    /// <summary>Targets for which the logistic regression compares customers with those who are active at the same time.</summary>
    internal IReadOnlyList<PredictionTarget> Relative { get; init; } = [PredictionTarget.NextVip];

    /// <summary>How much of the difference between a year ago and the latest periods is expected to come again, 0 to 1.</summary>
    internal double SeasonShare { get; init; } = 0.7;

    /// <summary>How much of what the buying models expect to change since a model learned is expected, 0 to 1.</summary>
    internal double AgeingShare { get; init; } = 0.5;

    /// <summary>The kinds that compete, the simplest first; an equal result is the simpler one's.</summary>
    internal IReadOnlyList<CandidateKind> Candidates { get; init; } =
        [CandidateKind.Rule, CandidateKind.Logistic, CandidateKind.LightGbm, CandidateKind.FastTree, CandidateKind.Blend];

    /// <summary>The kind that is used where no earlier holdout period says which is best.</summary>
    internal CandidateKind Default { get; init; } = CandidateKind.Blend;

    /// <summary>Earlier holdout periods without which kinds do not compete: what did best in one or two did so by chance.</summary>
    internal int FewestHoldoutsToChoose { get; init; } = 3;

    /// <summary>How much higher, as a share, the average precision of a kind other than the default must be to replace it.</summary>
    internal double ClearlyBetter { get; init; } = 0.03;

    /// <summary>Strength of the logistic regressions' penalty.</summary>
    internal double Ridge { get; init; } = 30;

    internal TreeTrainerOptions Trees { get; init; } = new();

    internal BlendOptions Blend { get; init; } = new();
}
