using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Ml.Analysis;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Evaluation;
using Insights.Ml.Training;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Shops;

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

/// <summary>Runs by id.</summary>
internal sealed class RunNodes(RunReader runs) : INodeSource
{
    public string TypeName => RunView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        await runs.FindAsync(new RunId(id.Value), cancellationToken) is { } run ? runs.ViewOf(run) : null;
}
