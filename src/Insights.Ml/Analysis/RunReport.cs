using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Loyalty;
using Insights.Ml.Outlook;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>A run's report: training, evaluation on a held-out period, and warnings.</summary>
public sealed record RunReport
{
    /// <summary>Why the run's status is not "trained"; null when it is.</summary>
    public required Notice? StatusReason { get; init; }

    /// <summary>What an owner should know.</summary>
    public IReadOnlyList<Notice> Warnings { get; init; } = [];

    /// <summary>The training dates of the delivered models, newest first; empty for a fallback.</summary>
    public required IReadOnlyList<DateOnly> TrainingCutoffs { get; init; }

    /// <summary>
    /// The date at which the same pipeline was run for evaluation on the horizon after it; null where it could not be run there.
    /// </summary>
    public DateOnly? EvaluationCutoff { get; init; }

    /// <summary>The kind of model that predicts each target, and the figures that decided it; empty for a fallback.</summary>
    public IReadOnlyList<TargetChoice> Choices { get; init; } = [];

    /// <summary>The evaluation: each target for tier B and for all active customers; empty where there is none.</summary>
    public IReadOnlyList<TargetEvaluation> Evaluations { get; init; } = [];

    /// <summary>
    /// The pipeline's figures at earlier dates, the newest first and at most eight, none of which is within the
    /// horizon of another; empty where it could not be trained there. The first is that of <see cref="EvaluationCutoff"/>.
    /// </summary>
    public IReadOnlyList<BacktestPeriod> Backtest { get; init; } = [];

    /// <summary>
    /// Share of the spend, 0 to 1, that the best 0, 1, 2 ... 100 % of the active customers make; empty where there is none.
    /// </summary>
    public required IReadOnlyList<double> SpendConcentration { get; init; }

    /// <summary>The buying model; null where there is none.</summary>
    public required BgNbdModel? BuyingModel { get; init; }

    /// <summary>The spending model; null where there is none.</summary>
    public required GammaGammaModel? SpendModel { get; init; }

    /// <summary>
    /// The expected revenue of the shop within the horizon; null where no buying model may be used, and in runs of earlier
    /// versions.
    /// </summary>
    public RevenueOutlook? Outlook { get; init; }

    /// <summary>
    /// How much more loyal customers spent in the horizon before the run's date; null where the history does not reach back so
    /// far, and in runs of earlier versions.
    /// </summary>
    public LoyaltyPremium? LoyaltyPremium { get; init; }

    /// <summary>What drives each target's probabilities; empty where there are none, and in runs of earlier versions.</summary>
    public IReadOnlyList<TargetDrivers> Drivers { get; init; } = [];

    /// <summary>The names of the features, in the order of their columns; empty for a fallback.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The form in which the report is stored.</summary>
    public string Serialize() => JsonSerializer.Serialize(this, RunReportJson.Default.RunReport);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static RunReport Parse(string text) =>
        JsonSerializer.Deserialize(text, RunReportJson.Default.RunReport) ?? throw new JsonException("The report is empty.");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
