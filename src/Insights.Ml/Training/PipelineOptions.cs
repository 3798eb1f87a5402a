using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// The choices that make up the pipeline. Each was made by figures on earlier periods and synthetic shops, never on the
/// evaluation period: docs/modelling-choices.md.
/// </summary>
internal sealed record PipelineOptions
{
    /// <summary>Customers beyond whom figures and models get no better, only slower: with more, models are trained on a sample.</summary>
    internal int MaxCustomers { get; init; } = 50_000;

    /// <summary>Training cutoffs of a model, the newest first, besides the one of a year ago.</summary>
    internal int TrainingCutoffs { get; init; } = 4;

    /// <summary>Rows beyond which models get no better, only slower.</summary>
    internal int MaxTrainingRows { get; init; } = 20_000;

    /// <summary>Minimum number of training rows of the minority class.</summary>
    internal int MinMinorityCount { get; init; } = 20;

    /// <summary>Maximum number of earlier holdout periods on which candidates are compared and probabilities are calibrated.</summary>
    internal int MaxHoldouts { get; init; } = 3;

    /// <summary>Groups of customers for refits, each without one group.</summary>
    internal int Folds { get; init; } = 3;

    /// <summary>True where the cutoff of a year ago is a training cutoff, too.</summary>
    internal bool UsesYearBefore { get; init; } = true;

    /// <summary>Targets for which the logistic regression compares customers with those who are active at the same time.</summary>
    internal IReadOnlyList<PredictionTarget> Relative { get; init; } = [PredictionTarget.NextVip];

    /// <summary>The part, 0 to 1, of the difference between a year ago and the latest periods that is expected again.</summary>
    internal double SeasonShare { get; init; } = 0.7;

    /// <summary>The part, 0 to 1, of the change since the training dates predicted by the buying models that is applied.</summary>
    internal double AgeingShare { get; init; } = 0.5;

    /// <summary>The candidate kinds, the simplest first; of equal results the simpler kind is chosen.</summary>
    internal IReadOnlyList<CandidateKind> Candidates { get; init; } =
        [CandidateKind.Rule, CandidateKind.Logistic, CandidateKind.LightGbm, CandidateKind.FastTree, CandidateKind.Blend];

    /// <summary>The kind that is used where there are too few earlier holdout periods to compare.</summary>
    internal CandidateKind Default { get; init; } = CandidateKind.Blend;

    /// <summary>Minimum number of earlier holdout periods for a comparison: with one or two the best is so by chance.</summary>
    internal int MinHoldoutsToChoose { get; init; } = 3;

    /// <summary>How much higher, as a share, the average precision of a kind other than the default must be to replace it.</summary>
    internal double MinImprovement { get; init; } = 0.03;

    /// <summary>Strength of the logistic regressions' penalty.</summary>
    internal double Ridge { get; init; } = 30;

    internal TreeTrainerOptions Trees { get; init; } = new();

    /// <summary>Weight of the logistic regression in the blend, once the scores of its members have the same spread.</summary>
    internal double LogisticShare { get; init; } = 1;

    /// <summary>Weight of the trees in the blend.</summary>
    internal double TreesShare { get; init; } = 1;

    /// <summary>Weight of the best simple rule in the blend.</summary>
    internal double RuleShare { get; init; } = 0.5;
}
