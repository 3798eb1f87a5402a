using System.Runtime.CompilerServices;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Shops;

namespace Insights.Server.Features.Jobs;

/// <summary>Work that a client has started and that goes on in the background.</summary>
/// <param name="number">Its number, which no other job has, also of a server before this one.</param>
/// <param name="kind">What it does.</param>
/// <param name="work">Does it; reports the share that is done and gives back what it made.</param>
internal sealed class Job(long number, JobKind kind, Func<IProgress<JobProgress>, CancellationToken, Task<JobOutcome>> work) : IProgress<JobProgress>
{
    /// <summary>Time between two looks of whoever watches; progress is reported far more often than anyone can read.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Lock changing = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JobState state = new(JobStatus.Queued, new JobProgress("Waiting", 0));
    private bool isCancelled;
    private Action? stop;

    internal long Number => number;

    internal JobKind Kind => kind;

    /// <summary>Its parameters; null where nobody needs to know them.</summary>
    internal JobRequest? Request { get; init; }

    /// <summary>All that changes, as of one moment.</summary>
    internal JobState State => Volatile.Read(ref state);

    internal JobStatus Status => State.Status;

    internal JobProgress Progress => State.Progress;

    internal DateTime? StartedAt => State.StartedAt;

    internal DateTime? FinishedAt => State.FinishedAt;

    /// <inheritdoc cref="JobState.Error"/>
    internal string? Error => State.Error;

    /// <inheritdoc cref="JobState.Cause"/>
    internal Exception? Cause => State.Cause;

    /// <inheritdoc cref="JobState.Outcome"/>
    internal JobOutcome? Outcome => State.Outcome;

    public void Report(JobProgress value) => Change(now => now with { Progress = value });

    /// <summary>The job now and after its changes, until it has ended: a slow watcher misses steps, but never the end.</summary>
    internal async IAsyncEnumerable<Job> WatchAsync(TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref changed).Task;
            var isOver = FinishedAt is not null;
            yield return this;
            if (isOver) yield break;
            await next.WaitAsync(cancellationToken);
            if (FinishedAt is null) await Task.Delay(Glance, clock, cancellationToken);
        }
    }

    /// <summary>Waits for its end, though not for ever; true where it has ended.</summary>
    internal async Task<bool> EndsWithinAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await ended.Task.WaitAsync(patience, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Change(Func<JobState, JobState> change)
    {
        lock (changing) Volatile.Write(ref state, change(state));
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Stops it, or prevents its beginning; what it did is rolled back.</summary>
    internal void Cancel()
    {
        lock (gate)
        {
            isCancelled = true;
            stop?.Invoke();
        }
    }

    internal async Task RunAsync(TimeProvider clock, Func<Exception, string?> explain, CancellationToken shutdown)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        lock (gate)
        {
            stop = either.Cancel;
            if (isCancelled) either.Cancel();
        }
        Change(now => now with { Status = JobStatus.Running, StartedAt = clock.GetUtcNow().UtcDateTime });
        Func<JobState, JobState> end = now => now;
        try
        {
            either.Token.ThrowIfCancellationRequested();
            var made = await work(this, either.Token);
            end = now => now with { Status = JobStatus.Completed, Progress = new JobProgress("Done", 1), Outcome = made };
        }
        catch (OperationCanceledException)
        {
            end = now => now with { Status = JobStatus.Cancelled };
        }
        catch (Exception error) when (explain(error) is { } explanation)
        {
            end = now => now with { Status = JobStatus.Failed, Error = explanation, Cause = error, Outcome = LeftBehind(error) };
        }
        finally
        {
            lock (gate) stop = null;
            Change(now => end(now) with { FinishedAt = clock.GetUtcNow().UtcDateTime });
            ended.TrySetResult();
        }
    }

    /// <summary>What says more of a failure than its message: the failed import, or the questions that stopped it.</summary>
    private static JobOutcome? LeftBehind(Exception error) => error switch
    {
        RejectedRowsException { ImportId: var import } => new JobOutcome(import, Run: null),
        ImportException { ImportId: { } import } => new JobOutcome(import, Run: null),
        QuestionsException open => new JobOutcome(Import: null, Run: null) { Preview = open.Preview, Questions = open.Questions },
        _ => null,
    };
}

/// <summary>What a job does.</summary>
internal enum JobKind
{
    /// <summary>Imports a file.</summary>
    Import,

    /// <summary>Analyses the shop.</summary>
    Analysis,

    /// <summary>Takes an import back.</summary>
    Undo,

    /// <summary>Changes the shop's currency or time zone.</summary>
    Terms,
}

/// <summary>What changes of a job, as of one moment.</summary>
/// <param name="Status">How far it is.</param>
/// <param name="Progress">What it is doing.</param>
internal sealed record JobState(JobStatus Status, JobProgress Progress)
{
    internal DateTime? StartedAt { get; init; }

    internal DateTime? FinishedAt { get; init; }

    /// <summary>Why it failed and what to do, in English; null unless it did.</summary>
    internal string? Error { get; init; }

    /// <summary>What it failed of; null unless it did.</summary>
    internal Exception? Cause { get; init; }

    /// <summary>What it made; null until it is completed, and where it failed and left nothing behind that says more.</summary>
    internal JobOutcome? Outcome { get; init; }
}

/// <summary>How far a job is.</summary>
internal enum JobStatus
{
    /// <summary>Waits for other jobs.</summary>
    Queued,

    /// <summary>Is at work.</summary>
    Running,

    /// <summary>Has done its work.</summary>
    Completed,

    /// <summary>Could not do its work; nothing was changed.</summary>
    Failed,

    /// <summary>Was stopped; nothing was changed.</summary>
    Cancelled,
}

/// <summary>What a job is doing.</summary>
/// <param name="Stage">In a word or two.</param>
/// <param name="Share">How much of the stage is done, 0 to 1.</param>
internal sealed record JobProgress(string Stage, double Share);

/// <summary>What a job has made.</summary>
/// <param name="Import">The import, or null.</param>
/// <param name="Run">The run, or null.</param>
internal sealed record JobOutcome(ImportId? Import, RunId? Run)
{
    /// <summary>What an import would do: of a dry run, and of one that questions stopped; null for others.</summary>
    internal ImportResult? Preview { get; init; }

    /// <summary>What undoing an import changed, or would change; null for other jobs.</summary>
    internal UndoResult? Undo { get; init; }

    /// <summary>The questions that a dry run met or that stopped an import.</summary>
    internal IReadOnlyList<ImportQuestion> Questions { get; init; } = [];
}
