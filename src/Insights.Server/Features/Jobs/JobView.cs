using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Imports;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Jobs;

/// <summary>A job, as the API shows it: as of one moment, in whatever order its fields are resolved.</summary>
/// <param name="Work">The job.</param>
internal sealed record JobView(Job Work)
{
    internal const string TypeName = "Job";
    private readonly JobState state = Work.State;

    public string Id => new GlobalId(TypeName, Work.Number).ToString();

    public JobKind Kind => Work.Kind;

    public JobStatus Status => state.Status;

    public string Stage => state.Progress.Stage;

    public double Progress => state.Progress.Share;

    public DateTime? StartedAt => state.StartedAt;

    public DateTime? FinishedAt => state.FinishedAt;

    public string? Error => state.Error;

    public IReadOnlyList<ImportQuestionView> Questions => [.. (Outcome?.Questions ?? []).Select(question => new ImportQuestionView(question))];

    public ImportPreviewView? Preview => Outcome?.Preview is { } result ? new ImportPreviewView(result) : null;

    public ImportUndoView? Undo => Outcome?.Undo is { } result ? new ImportUndoView(result) : null;

    internal JobOutcome? Outcome => state.Outcome;
}

/// <summary>What a job has made.</summary>
[ResolverOf("Job")]
internal static class JobFields
{
    public static async Task<ImportView?> Import([Parent] JobView job, ImportReader imports, CancellationToken cancellationToken) =>
        job.Outcome?.Import is { } id ? await imports.FindAsync(id, cancellationToken) : null;

    public static async Task<RunView?> Run([Parent] JobView job, RunReader runs, CancellationToken cancellationToken) =>
        job.Outcome?.Run is { } id && await runs.FindAsync(id, cancellationToken) is { } run ? runs.ViewOf(run) : null;
}

/// <summary>Jobs.</summary>
[ResolverOf("Query")]
internal static class JobQueries
{
    public static JobView Job(string id, JobQueue jobs) =>
        new(GraphQLErrorException.Demand(jobs.Find(GlobalId.Parse(id, JobView.TypeName)), JobView.TypeName));
}

/// <summary>Stops jobs.</summary>
[ResolverOf("Mutation")]
internal static class JobMutations
{
    public static CancelJobPayload CancelJob(string id, JobQueue jobs)
    {
        if (jobs.Find(GlobalId.Parse(id, JobView.TypeName)) is not { } job)
            return new CancelJobPayload(null, [new JobNotFoundError("There is no such job. Jobs are known until the server stops.")]);
        job.Cancel();
        return new CancelJobPayload(new JobView(job), []);
    }
}

/// <summary>The answer to cancelJob.</summary>
internal sealed record CancelJobPayload(JobView? Job, IReadOnlyList<object> Errors);

/// <summary>There is no job of this id.</summary>
internal sealed record JobNotFoundError(string Message);

/// <summary>Jobs by id.</summary>
internal sealed class JobNodes(JobQueue jobs) : INodeSource
{
    public string TypeName => JobView.TypeName;

    public Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        Task.FromResult<object?>(jobs.Find(id.Value) is { } job ? new JobView(job) : null);
}
