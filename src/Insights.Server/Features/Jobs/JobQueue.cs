using System.Threading.Channels;
using Insights.Data.Databases;
using Insights.Data.Faults;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Shops;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Jobs;

/// <summary>Does one job after the other; the newest ones can be looked up until the server stops.</summary>
internal sealed partial class JobQueue(TimeProvider clock, ILogger<JobQueue> logger) : BackgroundService
{
    private const int MaxWaiting = 100;
    private const int MaxJobs = 1_000;

    private readonly Channel<Job> waiting = Channel.CreateBounded<Job>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, Job> jobs = [];

    /// <summary>A number names one job for ever: those of an earlier server, to which somebody may still have a link, are smaller.</summary>
    private long lastNumber = clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Puts a job in line; null where too many wait already.</summary>
    internal Job? Start(JobKind kind, Func<IProgress<JobProgress>, CancellationToken, Task<JobOutcome>> work, JobRequest? request = null)
    {
        lock (gate)
        {
            var job = new Job(lastNumber + 1, kind, work) { Request = request };
            if (!waiting.Writer.TryWrite(job)) return null;
            lastNumber = job.Number;
            jobs.Add(job.Number, job);
            ForgetOldest();
            return job;
        }
    }

    /// <summary>A job by its number, or null.</summary>
    internal Job? Find(long number)
    {
        lock (gate) return jobs.GetValueOrDefault(number);
    }

    /// <summary>What waits or is at work, the oldest first.</summary>
    internal IReadOnlyList<Job> Unfinished()
    {
        lock (gate) return [.. jobs.Values.Where(job => job.FinishedAt is null)];
    }

    /// <summary>The newest import of an upload that is done, at work or waiting; null where none is, dry runs and failures aside.</summary>
    internal Job? FindImportOf(string uploadId)
    {
        lock (gate)
            return jobs.Values.LastOrDefault(job => job.Request is { IsLook: false } request && request.UploadId == uploadId && job.Status is not (JobStatus.Failed or JobStatus.Cancelled));
    }

    /// <summary>What waits or is at work stays, however old it is.</summary>
    private void ForgetOldest()
    {
        if (jobs.Count <= MaxJobs) return;
        foreach (var old in jobs.Values.Where(job => job.FinishedAt is not null).Take(jobs.Count - MaxJobs).ToList()) jobs.Remove(old.Number);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in waiting.Reader.ReadAllAsync(stoppingToken))
            await job.RunAsync(clock, Explain, stoppingToken);
    }

    /// <summary>The message for the owner; a fault of the program goes into the log and is named as such.</summary>
    private string Explain(Exception error)
    {
        if (error is ImportException or QuestionsException or RejectedRowsException or UploadGoneException or DatabaseException or UnknownTimeZoneException or AnalysisException) return error.Message;
        LogFault(logger, error);
        if (DatabaseErrors.Find(error) is { } database) return database.Message;
        return DiskFull.Is(error) ? "The disk is full. Free some space and try again." : "Something went wrong inside the server; its log says more.";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A job failed")]
    private static partial void LogFault(ILogger logger, Exception error);
}
