using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Learning;
using Insights.Ml.Models.BgNbd;
using Insights.Ml.Models.GammaGamma;
using Insights.Server.Features.Nodes;
using Insights.Server.Features.Predictions;
using Insights.Server.Features.Shops;
using Insights.Server.Features.Tiers;
using Insights.Server.GraphQL;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Runs;

/// <summary>A run, as the API shows it.</summary>
/// <param name="Stored">The run.</param>
internal sealed record RunView(Run Stored)
{
    internal const string TypeName = "Run";

    private readonly Lazy<RunReport> report = new(() => RunReport.Parse(Stored.Report));

    public string Id => new GlobalId(TypeName, Stored.RunId.Value).ToString();

    public DateOnly AsOf => Stored.AsOf;

    public int HorizonDays => Stored.HorizonDays;

    public string Policy => Stored.Policy;

    public int Seed => Stored.Seed;

    public DateTime StartedAt => Stored.StartedAt;

    public DateTime FinishedAt => Stored.FinishedAt;

    public RunStatus Status => Stored.Status;

    public int KnownCustomers => Stored.KnownCustomers;

    public string DataFingerprint => Stored.DataFingerprint;

    public string Software => Stored.Software;

    public IReadOnlyList<DateOnly> TrainingCutoffs => Report.TrainingCutoffs;

    public DateOnly? EvaluationCutoff => Report.EvaluationCutoff;

    public IReadOnlyList<TargetEvaluation> Evaluations => Report.Evaluations;

    public IReadOnlyList<BacktestPeriod> Backtest => Report.Backtest;

    public IReadOnlyList<TargetChoice> Choices => Report.Choices;

    public BgNbdModel? BuyingModel => Report.BuyingModel;

    public GammaGammaModel? SpendModel => Report.SpendModel;

    internal RunReport Report => report.Value;
}

/// <summary>What needs a reader or the reader's language.</summary>
[ResolverOf("Run")]
internal static class RunFields
{
    public static async Task<string?> StatusReason([Parent] RunView run, Language language, CurrentShopReader shops, CancellationToken cancellationToken) =>
        run.Report.StatusReason is { } reason ? (await PredictionFields.SentencesAsync(language, shops, cancellationToken)).Of(reason) : null;

    public static async Task<IReadOnlyList<string>> Warnings([Parent] RunView run, Language language, WarningReader warnings, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        var sentences = await PredictionFields.SentencesAsync(language, shops, cancellationToken);
        return [.. (await warnings.ReadAsync(run.Stored, run.Report, cancellationToken)).Select(sentences.Of)];
    }

    public static async Task<OutlookView?> Outlook([Parent] RunView run, CurrentShopReader shops, CancellationToken cancellationToken) =>
        run.Report.Outlook is { } outlook ? await OutlookView.OfAsync(outlook, shops, cancellationToken) : null;

    public static Task<IReadOnlyList<TierSummary>> Tiers([Parent] RunView run, TierReader tiers, CancellationToken cancellationToken) =>
        tiers.ReadAsync(run.Stored, cancellationToken);
}

/// <summary>What needs the reader's language.</summary>
[ResolverOf("ModelChoice")]
internal static class ModelChoiceFields
{
    public static async Task<string> Text([Parent] TargetChoice choice, Language language, CurrentShopReader shops, CancellationToken cancellationToken) =>
        (await PredictionFields.SentencesAsync(language, shops, cancellationToken)).Of(choice);
}

/// <summary>Runs by id.</summary>
internal sealed class RunNodes(RunReader runs) : INodeSource
{
    public string TypeName => RunView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        await runs.FindAsync(new RunId(id.Value), cancellationToken) is { } run ? runs.ViewOf(run) : null;
}
