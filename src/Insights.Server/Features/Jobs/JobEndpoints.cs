using System.Globalization;
using Insights.Data.Import;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.Features.Imports;
using Insights.Server.Features.Pages;
using Insights.Server.Features.Runs;

namespace Insights.Server.Features.Jobs;

/// <summary>Work under way, as a person watches it.</summary>
internal static class JobEndpoints
{
    private const string Path = "/jobs/";

    internal static void MapJobs(this WebApplication app)
    {
        app.MapPage("/jobs/{number:long}", ShowAsync);
        app.MapGet("/jobs/{number:long}/state", StateAsync);
        app.MapForm("/jobs/{number:long}/cancel", Cancel);
    }

    /// <summary>The page of a job.</summary>
    internal static string LinkTo(Job job) => string.Create(CultureInfo.InvariantCulture, $"{Path}{job.Number}");

    private static async Task<IResult> ShowAsync(long number, HttpContext http, PageFrameReader frames, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (jobs.Find(number) is not { } job) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (job.Status is JobStatus.Completed or JobStatus.Failed && job.Request?.NextPage(job) is { } next) return PageEndpoints.SeeOther(http, next);
        // An import that has done its work, or left its rejected rows behind, has a page of its own; an analysis shows itself.
        if (job.Status is JobStatus.Completed or JobStatus.Failed && job.Outcome?.Import is { } import)
            return PageEndpoints.SeeOther(http, string.Create(CultureInfo.InvariantCulture, $"/imports/{import.Value}"));
        if (job is { Status: JobStatus.Completed, Outcome.Run: not null }) return PageEndpoints.SeeOther(http, "/");
        return PageEndpoints.Page<JobPage>(http, new JobModel(await frames.ReadAsync(http, cancellationToken), job));
    }

    /// <summary>How far a job is, for the page's script.</summary>
    private static async Task<IResult> StateAsync(long number, HttpContext http, PageFrameReader frames, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (jobs.Find(number) is not { } job) return Results.StatusCode(StatusCodes.Status404NotFound);
        var model = new JobModel(await frames.ReadAsync(http, cancellationToken), job);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { stage = model.Stage, share = job.Progress.Share, isOver = job.FinishedAt is not null });
    }

    private static IResult Cancel(long number, HttpContext http, JobQueue jobs)
    {
        if (jobs.Find(number) is not { } job) return Results.StatusCode(StatusCodes.Status404NotFound);
        job.Cancel();
        return PageEndpoints.SeeOther(http, LinkTo(job));
    }
}

/// <summary>What the page of a job shows.</summary>
public sealed record JobModel
{
    internal JobModel(PageFrame frame, Job job) => (Frame, Job) = (frame, job);

    /// <summary>What every page knows.</summary>
    public PageFrame Frame { get; }

    internal Job Job { get; }

    internal bool IsOver => Job.FinishedAt is not null;

    /// <summary>Why it failed and what to do, in the reader's language; null unless it did.</summary>
    internal string? Problem => Job.Cause switch
    {
        null => null,
        ImportException import => import.Details.OnPage(Frame.Language),
        UploadGoneException => Frame.Texts.Of("upload-gone"),
        UnknownTimeZoneException => Frame.Texts.Of("wrong-time-zone"),
        AnalysisException { Before: { } day } => Frame.Texts.Of("analysis-too-early", Frame.Date(day)),
        AnalysisException => Frame.Texts.Of("analysis-no-purchase"),
        DatabaseException => Frame.Texts.Of("job-database"),
        _ => Frame.Texts.Of("error-fault-do"),
    };

    /// <summary>What it is doing, in the reader's language.</summary>
    internal string Stage
    {
        get
        {
            var texts = Frame.Texts;
            return Job.Status switch
            {
                JobStatus.Queued => texts.Of("stage-waiting"),
                JobStatus.Completed => texts.Of("stage-done"),
                JobStatus.Cancelled => texts.Of("stage-cancelled"),
                JobStatus.Failed => texts.Of("stage-failed"),
                _ => (Job.Kind, Job.Progress.Stage) switch
                {
                    (JobKind.Import, "Storing") => Job.Request is { IsLook: true } ? texts.Of("stage-comparing") : texts.Of("stage-storing"),
                    (JobKind.Import, _) => texts.Of("stage-reading"),
                    (JobKind.Undo, _) => Job.Request is { IsLook: true } ? texts.Of("stage-comparing") : texts.Of("stage-undoing"),
                    (JobKind.Terms, _) => texts.Of("stage-terms"),
                    (_, "Learning") => texts.Of("stage-learning"),
                    (_, "Judging") => texts.Of("stage-judging"),
                    (_, "Writing") => texts.Of("stage-writing"),
                    _ => texts.Of("stage-histories"),
                },
            };
        }
    }
}
