using System.Globalization;
using Insights.Data.Import.Messages;
using Insights.Data.Shops;
using Insights.Ml.Analysis;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Jobs;

/// <summary>The page of a job, with its progress.</summary>
internal static class JobEndpoints
{
    private const string Path = "/jobs/";

    internal static void Map(WebApplication app)
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
        // Whether it has ended is looked at once: a job that ends while its page is made is shown at work, and the page asks again.
        var model = new JobModel(await frames.ReadAsync(http, cancellationToken), job);
        return model.IsOver && PageAfter(job) is { } page ? PageEndpoints.SeeOther(http, page) : PageEndpoints.Page<JobPage>(http, model);
    }

    /// <summary>Where a job that has ended leads; null where its own page shows its end.</summary>
    private static string? PageAfter(Job job) => job switch
    {
        { Status: JobStatus.Cancelled } => null,
        { Request: { } request } when request.NextPage(job) is { } next => next,
        // An import that has done its work, or left its rejected rows behind, has a page of its own; an analysis shows itself.
        { Outcome.Import: { } import } => string.Create(CultureInfo.InvariantCulture, $"/imports/{import.Value}"),
        { Outcome.Run: not null } => "/",
        _ => null,
    };

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
    internal JobModel(PageFrame frame, Job job) => (Frame, Job, IsOver) = (frame, job, job.FinishedAt is not null);

    /// <summary>What every page knows.</summary>
    public PageFrame Frame { get; }

    internal Job Job { get; }

    /// <summary>True where it had ended when the page began to be made.</summary>
    internal bool IsOver { get; }

    /// <summary>Why it failed and what to do, in the reader's language; null unless it did.</summary>
    internal string? Problem => Job.Cause switch
    {
        null => null,
        ImportException import => import.Details.OnPage(Frame.Language),
        UploadGoneException => Frame.Texts.Of("upload-gone"),
        UnknownTimeZoneException => Frame.Texts.Of("wrong-time-zone"),
        AnalysisException { Fault: AnalysisFault.NoPurchaseBefore } error => Frame.Texts.Of("analysis-too-early", Frame.Date(error.Day)),
        AnalysisException { Fault: AnalysisFault.LiesAhead } error => Frame.Texts.Of("analysis-ahead", Frame.Date(error.Day)),
        AnalysisException => Frame.Texts.Of("analysis-no-purchase"),
        { } error when FaultTexts.FaultOf(error) is { } fault => FaultTexts.Of(Frame.Texts, fault),
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
                    (_, nameof(AnalysisStage.Learning)) => texts.Of("stage-learning"),
                    (_, nameof(AnalysisStage.Evaluating)) => texts.Of("stage-evaluating"),
                    (_, nameof(AnalysisStage.Writing)) => texts.Of("stage-writing"),
                    _ => texts.Of("stage-histories"),
                },
            };
        }
    }
}
