using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>
/// An upload before it is imported: what it is, what would happen, and what its owner has to say. What would happen is found by a
/// dry run; one that takes long is followed like any other work, and leads back here.
/// </summary>
internal static class PreviewEndpoints
{
    private const string Path = "/imports/uploads/";

    /// <summary>How long a page waits for a dry run before it shows how far that is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static void Map(WebApplication app)
    {
        app.MapPage(Path + "{id}", ShowAsync);
        app.MapForm(Path + "{id}", SendAsync);
    }

    /// <summary>The page of an upload, with what a job found of it.</summary>
    internal static string LinkTo(string uploadId, Job? job = null, string? problem = null) =>
        PageFrame.Link(Path + uploadId, ("job", job?.Number), ("problem", problem));

    private static async Task<IResult> ShowAsync(
        string id, string? format, long? job, string? problem, HttpContext http, PageFrameReader frames, UploadStore uploads, JobQueue jobs, IDatabase database,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (jobs.FindImportOf(id) is { } import) return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(import));
        if (uploads.Find(id) is not var (path, name)) return PageEndpoints.SeeOther(http, ImportEndpoints.GoneLink);
        var look = LookOf(jobs, id, job) ?? StartLook(new StartImportInput { UploadId = id, Format = IsFormat(format) ? format : null }, [], http, uploads, jobs, database, clock);
        if (look is not null && !await look.EndsWithinAsync(Patience, clock, cancellationToken)) return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(look));
        var frame = await frames.ReadAsync(http, cancellationToken);
        var request = look?.Request as ImportRequest ?? new ImportRequest(new StartImportInput { UploadId = id });
        var (preview, unreadable) = await ReadAsync(ImportFile.FromPath(path) with { Name = name }, request.Input, database, cancellationToken);
        return PageEndpoints.Page<PreviewPage>(http, new PreviewModel(frame, request, look?.Outcome)
        {
            FileName = name,
            Job = look?.Number,
            Preview = preview,
            Problem = ProblemOf(frame.Texts, look is null ? "busy" : problem) ?? (look is null ? null : new JobModel(frame, look).Problem) ?? unreadable?.OnPage(frame.Language),
            IsRecognised = look?.Cause is not ImportException { Details.Code: ImportMessage.NotRecognised },
        });
    }

    /// <summary>The file's first rows; its message where it has none.</summary>
    private static async Task<(FilePreview?, ImportMessage?)> ReadAsync(ImportFile file, StartImportInput input, IDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            return (await FilePreview.ReadAsync(file, ImportInputs.OptionsOf(input), database, cancellationToken), null);
        }
        catch (ImportException error)
        {
            return (null, error.Details);
        }
        catch (QuestionsException)
        {
            // The dry run met the same questions, and the page shows them.
            return (null, null);
        }
    }

    /// <summary>A job that looked at this upload, or ended for its questions; null where there is none of the number.</summary>
    private static Job? LookOf(JobQueue jobs, string uploadId, long? number) =>
        number is { } known && jobs.Find(known) is { Request: ImportRequest request } job && request.Input.UploadId == uploadId && (request.IsLook || job.FinishedAt is not null) ? job : null;

    private static Job? StartLook(
        StartImportInput input, IReadOnlyList<ImportQuestion> asked, HttpContext http, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock)
    {
        var likely = LikelyTerms.Of(http.Request);
        var request = new ImportRequest(input with { DryRun = true, LikelyCurrency = likely.Currency, LikelyTimeZone = likely.TimeZone }) { Asked = asked };
        return ImportMutations.Start(request, uploads, jobs, database, clock).Job?.Work;
    }

    private static async Task<IResult> SendAsync(
        string id, HttpContext http, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = ImportForm.Read(id, await http.Request.ReadFormAsync(cancellationToken));
        IReadOnlyList<ImportQuestion> asked = LookOf(jobs, id, form.Job) is { } shown ? PreviewModel.QuestionsOf(shown) : [];
        if (form.IsPreview)
        {
            if (uploads.Find(id) is null) return PageEndpoints.SeeOther(http, ImportEndpoints.GoneLink);
            var look = StartLook(form.Input, asked, http, uploads, jobs, database, clock);
            if (look is null || await look.EndsWithinAsync(Patience, clock, cancellationToken)) return PageEndpoints.SeeOther(http, LinkTo(id, look, look is null ? "columns" : form.Wrong));
            return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(look));
        }
        var payload = ImportMutations.Start(new ImportRequest(form.Input) { Asked = asked }, uploads, jobs, database, clock);
        if (payload.Job is { } job) return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(job.Work));
        return PageEndpoints.SeeOther(http, payload.Errors[0] switch
        {
            InvalidInputError invalid => LinkTo(id, LookOf(jobs, id, form.Job), invalid.Field),
            TooManyJobsError => LinkTo(id, LookOf(jobs, id, form.Job), "busy"),
            UploadInUseError running => JobEndpoints.LinkTo(running.Job.Work),
            _ => ImportEndpoints.GoneLink,
        });
    }

    private static bool IsFormat(string? format) => FormatCatalog.All.Any(known => known.Name == format);

    /// <summary>What is wrong with the form, as its address says; null for nothing.</summary>
    private static string? ProblemOf(PageTexts texts, string? problem) => problem switch
    {
        null => null,
        "currency" => texts.Of("wrong-currency"),
        "timeZone" => texts.Of("wrong-time-zone"),
        "headerLine" => texts.Of("wrong-header-line"),
        "busy" => texts.Of("too-many-jobs"),
        _ => texts.Of("wrong-columns"),
    };
}
