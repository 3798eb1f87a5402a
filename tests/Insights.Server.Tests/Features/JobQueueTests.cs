using Insights.Server.Features.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.Features;

public sealed class JobQueueTests : IDisposable
{
    private const int MaxJobs = 1_000;
    private static readonly JobOutcome Nothing = new(Import: null, Run: null);
    private readonly JobQueue jobs = new(TimeProvider.System, NullLogger<JobQueue>.Instance);

    public void Dispose() => jobs.Dispose();

    [Fact]
    public async Task The_thousand_newest_jobs_are_remembered_also_when_others_were_refused_in_between()
    {
        await jobs.StartAsync(CancellationToken.None);
        long? first = null;
        Job? last = null;
        for (var i = 0; i < 2 * MaxJobs;)
        {
            // A full line refuses some; those have no number.
            if (jobs.Start(JobKind.Import, (_, _) => Task.FromResult(Nothing)) is not { } started) await Task.Yield();
            else (first, last, i) = (first ?? started.Number, started, i + 1);
        }

        Assert.NotNull(last);
        Assert.Equal(first + (2 * MaxJobs) - 1, last.Number);
        Assert.Equal(Enumerable.Range(MaxJobs, MaxJobs).Select(number => first + number), Known(first, last.Number).Select(number => (long?)number));
    }

    [Fact]
    public async Task Whoever_watches_a_job_sees_it_wait_work_and_end()
    {
        var going = new TaskCompletionSource();
        var ending = new TaskCompletionSource();
        var job = jobs.Start(JobKind.Import, async (progress, _) =>
        {
            await going.Task;
            progress.Report(new JobProgress("Reading", 0.5));
            await ending.Task;
            return Nothing;
        })!;
        var seen = new List<(JobStatus, string, double)>();

        await foreach (var now in job.WatchAsync(TimeProvider.System, CancellationToken.None))
        {
            // It goes on while it is looked at, as soon as it may.
            var (status, share) = (now.Status, now.Progress.Share);
            seen.Add((status, now.Progress.Stage, share));
            if (status == JobStatus.Queued) await jobs.StartAsync(CancellationToken.None);
            if (status == JobStatus.Running && share == 0) going.TrySetResult();
            if (share == 0.5) ending.TrySetResult();
        }

        Assert.Equal([(JobStatus.Queued, "Waiting", 0), (JobStatus.Running, "Waiting", 0), (JobStatus.Running, "Reading", 0.5), (JobStatus.Completed, "Done", 1)], seen);
    }

    [Fact]
    public async Task What_is_shown_of_a_job_is_of_one_moment_though_the_job_goes_on()
    {
        var ending = new TaskCompletionSource();
        var job = jobs.Start(JobKind.Import, async (_, _) =>
        {
            await ending.Task;
            return Nothing;
        })!;
        var before = new JobView(job);

        await jobs.StartAsync(CancellationToken.None);
        ending.SetResult();
        Assert.True(await job.EndsWithinAsync(TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None));
        var after = new JobView(job);

        Assert.Equal((JobStatus.Queued, "Waiting", null, null), (before.Status, before.Stage, before.FinishedAt, before.Outcome));
        Assert.Equal((JobStatus.Completed, "Done", Nothing), (after.Status, after.Stage, after.Outcome));
        Assert.NotNull(after.FinishedAt);
    }

    private IEnumerable<long> Known(long? first, long newest) =>
        Enumerable.Range(0, (int)(newest - first ?? 0) + 1).Select(number => newest - number).Reverse().Where(number => jobs.Find(number) is not null);
}
