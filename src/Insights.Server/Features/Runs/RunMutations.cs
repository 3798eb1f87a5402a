using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Settings;

namespace Insights.Server.Features.Runs;

/// <summary>Starts analyses.</summary>
[ResolverOf("Mutation")]
internal static class RunMutations
{
    public static async Task<StartAnalysisPayload> StartAnalysis(
        StartAnalysisInput input, JobQueue jobs, SettingsReader settings, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (input.HorizonDays is < 1 or > AnalysisOptions.MaxHorizonDays)
            return Refuse(new InvalidInputError($"The horizon is 1 to {AnalysisOptions.MaxHorizonDays} days.", "horizonDays"));
        if (input.AsOf > await ShopAnalysis.LatestDateAsync(database, clock, cancellationToken))
            return Refuse(new InvalidInputError("The date is at most tomorrow.", "asOf"));
        AnalysisOptions options;
        try
        {
            options = await settings.OptionsAsync(input.HorizonDays, input.Policy, input.Seed ?? AnalysisOptions.DefaultSeed, cancellationToken);
        }
        catch (FormatException error)
        {
            return Refuse(new InvalidInputError(error.Message, "policy"));
        }
        var job = jobs.Start(JobKind.Analysis, async (progress, stop) =>
        {
            var run = await Task.Run(() => new ShopAnalysis(database, clock) { MakeCurrent = input.MakeCurrent }.RunAsync(input.AsOf, options, new Relay(progress), stop), stop);
            return new JobOutcome(Import: null, run);
        });
        return job is null
            ? Refuse(new TooManyJobsError("Too much work waits already. Try again when some of it is done."))
            : new StartAnalysisPayload(new JobView(job), []);
    }

    private static StartAnalysisPayload Refuse(object error) => new(null, [error]);

    private sealed class Relay(IProgress<JobProgress> target) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value) => target.Report(new JobProgress(value.Stage.ToString(), value.Share));
    }
}

/// <summary>What an analysis is to find out.</summary>
internal sealed record StartAnalysisInput
{
    public DateOnly? AsOf { get; init; }

    public int? HorizonDays { get; init; }

    public string? Policy { get; init; }

    public int? Seed { get; init; }

    public bool MakeCurrent { get; init; }
}

/// <summary>The answer to startAnalysis.</summary>
internal sealed record StartAnalysisPayload(JobView? Job, IReadOnlyList<object> Errors);
