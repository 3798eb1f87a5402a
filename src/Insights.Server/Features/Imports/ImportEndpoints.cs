using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Reading;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Insights.Server.Features.Imports;

/// <summary>Files on their way in: upload, a look at what they are, progress, and what became of them.</summary>
internal static class ImportEndpoints
{
    internal const string UploadPath = "/imports/upload";
    internal const string DecimalField = "decimal-mark";
    internal const string DatesField = "date-order";
    private const string MapPrefix = "map-";
    private const string PreviewAction = "preview";
    private const int RejectedShown = 50;

    internal static void MapImports(this WebApplication app)
    {
        app.MapPage("/imports", ListAsync);
        app.MapPost(UploadPath, UploadAsync).DisableAntiforgery();
        app.MapPage("/imports/uploads/{id}", PreviewAsync);
        app.MapForm("/imports/uploads/{id}", StartAsync);
        app.MapPage("/imports/{id:long}", ShowAsync);
        app.MapImportFiles();
    }

    private static async Task<IResult> ListAsync(
        string? after, string? before, string? problem, HttpContext http, PageFrameReader frames, ImportReader imports, JobQueue jobs, IDatabase database, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var page = PageArguments.Of(first: null, after, before is null ? null : PageArguments.DefaultItems, before);
        // Before the first import there may be no database yet.
        var connection = await database.IsCurrentAsync(cancellationToken) ? await imports.ReadAsync(page, cancellationToken) : Connection<ImportView>.Empty;
        return PageEndpoints.Page<ImportsPage>(http, new ImportsModel(frame)
        {
            Problem = problem,
            Imports = [.. connection.Nodes],
            Page = connection.PageInfo,
            Jobs = [.. jobs.Unfinished().Where(job => job.Kind == JobKind.Import)],
        });
    }

    /// <summary>Takes the file as it comes, however large; the form's token stands before it.</summary>
    private static async Task<IResult> UploadAsync(HttpContext http, IAntiforgery antiforgery, UploadStore uploads, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        string? token = null;
        try
        {
            var (name, content) = await UploadEndpoint.FileOfAsync(http.Request, name: null, (field, value) => token = field == FormGuard.Field ? value : token, cancellationToken);
            http.Request.Headers["RequestVerificationToken"] = token;
            if (token is null || !await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
            if (content is null) return PageEndpoints.SeeOther(http, "/imports?problem=empty");
            var (id, bytes) = await uploads.KeepAsync(name, content, cancellationToken);
            if (bytes > 0) return PageEndpoints.SeeOther(http, $"/imports/uploads/{id}");
            uploads.Remove(id);
            return PageEndpoints.SeeOther(http, "/imports?problem=empty");
        }
        catch (Exception error) when (error is BrokenUploadException or BadHttpRequestException)
        {
            return PageEndpoints.SeeOther(http, "/imports?problem=broken");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return PageEndpoints.SeeOther(http, "/imports?problem=disk");
        }
    }

    private static async Task<IResult> PreviewAsync(string id, string? format, HttpContext http, PageFrameReader frames, UploadStore uploads, CancellationToken cancellationToken)
    {
        if (uploads.Find(id) is not var (path, name)) return Results.StatusCode(StatusCodes.Status404NotFound);
        var asked = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return await LookAsync(http, await frames.ReadAsync(http, cancellationToken), id, (path, name), format, ColumnsOf(asked), asked.GetValueOrDefault("problem"), cancellationToken);
    }

    private static async Task<IResult> LookAsync(
        HttpContext http, PageFrame frame, string id, (string Path, string Name) upload, string? format, IReadOnlyList<ColumnInput> columns, string? problem, CancellationToken cancellationToken)
    {
        var file = ImportFile.FromPath(upload.Path) with { Name = upload.Name };
        FilePreview? preview = null;
        ImportMessage? unreadable = null;
        try
        {
            preview = await FilePreview.ReadAsync(file, new ImportOptions { Format = format ?? FormatCatalog.Auto, Columns = MapOf(columns) }, cancellationToken);
        }
        catch (ImportException error)
        {
            unreadable = error.Details;
        }
        return PageEndpoints.Page<PreviewPage>(http, new PreviewModel(frame)
        {
            UploadId = id,
            FileName = upload.Name,
            Format = format,
            Preview = preview,
            Columns = columns.ToDictionary(column => column.Field, column => column.Column, StringComparer.Ordinal),
            Problem = unreadable?.OnPage(frame.Language) ?? ProblemOf(frame.Texts, problem),
        });
    }

    private static async Task<IResult> StartAsync(
        string id, HttpContext http, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = (await http.Request.ReadFormAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var columns = ColumnsOf(form);
        var format = form.GetValueOrDefault("format") is { Length: > 0 } named ? named : null;
        if (form.GetValueOrDefault("action") == PreviewAction) return PageEndpoints.SeeOther(http, Again(problem: null));
        var payload = ImportMutations.StartImport(new StartImportInput
        {
            UploadId = id,
            Format = format,
            Currency = form.GetValueOrDefault("currency") is { Length: > 0 } currency ? currency.Trim() : null,
            TimeZone = form.GetValueOrDefault("time-zone") is { Length: > 0 } zone ? zone.Trim() : null,
            Columns = columns,
            DecimalMark = ChosenOf<DecimalMark>(form, DecimalField),
            DateOrder = ChosenOf<DateOrder>(form, DatesField),
            Strict = form.ContainsKey("strict"),
        }, uploads, jobs, database, clock);
        if (payload.Job is { } job) return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(job.Work));
        return payload.Errors[0] switch
        {
            InvalidInputError invalid => PageEndpoints.SeeOther(http, Again(invalid.Field)),
            TooManyJobsError => PageEndpoints.SeeOther(http, Again("busy")),
            _ => Results.StatusCode(StatusCodes.Status404NotFound),
        };

        string Again(string? problem) => PageFrame.Link(
            $"/imports/uploads/{id}", [("format", format), .. columns.Select(column => (MapPrefix + column.Field, (object?)column.Column)), ("problem", problem)]);
    }

    private static T? ChosenOf<T>(IReadOnlyDictionary<string, string> form, string field) where T : struct, Enum =>
        Enum.TryParse<T>(form.GetValueOrDefault(field), out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    /// <summary>What is wrong with the form, as its address says; null for nothing.</summary>
    private static string? ProblemOf(PageTexts texts, string? problem) => problem switch
    {
        null => null,
        "currency" => texts.Of("wrong-currency"),
        "timeZone" => texts.Of("wrong-time-zone"),
        "busy" => texts.Of("too-many-jobs"),
        _ => texts.Of("wrong-columns"),
    };

    private static List<ColumnInput> ColumnsOf(IReadOnlyDictionary<string, string> fields) =>
    [
        .. fields.Where(field => field.Key.StartsWith(MapPrefix, StringComparison.Ordinal) && field.Value.Length > 0)
            .Select(field => new ColumnInput { Field = field.Key[MapPrefix.Length..], Column = field.Value }),
    ];

    private static ColumnMap MapOf(IEnumerable<ColumnInput> columns) => ColumnMap.Of(columns.Select(column => (column.Field, column.Column)));

    private static async Task<IResult> ShowAsync(
        long id, string? after, HttpContext http, PageFrameReader frames, ImportReader imports, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        if (frame.Shop is null || await imports.FindAsync(new ImportId(id), cancellationToken) is not { } import)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var rejected = await imports.LoadRejected(new ImportId(id), PageArguments.Of(RejectedShown, after, last: null, before: null)).GetTypedAsync(cancellationToken);
        return PageEndpoints.Page<ImportPage>(http, new ImportModel(frame, import, rejected));
    }
}
