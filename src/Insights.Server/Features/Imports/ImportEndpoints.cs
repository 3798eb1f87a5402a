using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Imports;
using Insights.Server.Queries.Lists;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Insights.Server.Features.Imports;

/// <summary>The list of imports, the upload of a file, and the result of an import.</summary>
internal static class ImportEndpoints
{
    internal const string UploadPath = "/imports/upload";
    internal const string GoneLink = "/imports?problem=gone";
    private const int RejectedShown = 50;

    internal static void Map(WebApplication app)
    {
        app.MapPage("/imports", ListAsync);
        app.MapPost(UploadPath, UploadAsync).DisableAntiforgery();
        app.MapPage("/imports/{id:long}", ShowAsync);
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

    /// <summary>Streams the file to disk, however large; the form's anti-forgery token precedes it.</summary>
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
            var (id, bytes) = await uploads.StoreAsync(name, content, cancellationToken);
            if (bytes > 0) return PageEndpoints.SeeOther(http, PreviewEndpoints.LinkTo(id));
            uploads.Remove(id);
            return PageEndpoints.SeeOther(http, "/imports?problem=empty");
        }
        catch (Exception error) when (error is BrokenUploadException or BadHttpRequestException)
        {
            return PageEndpoints.SeeOther(http, "/imports?problem=broken");
        }
        catch (UploadQuotaException)
        {
            return PageEndpoints.SeeOther(http, "/imports?problem=quota");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return PageEndpoints.SeeOther(http, "/imports?problem=disk");
        }
    }

    private static async Task<IResult> ShowAsync(
        long id, string? after, HttpContext http, PageFrameReader frames, ImportReader imports, IDatabase database, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        // The first file of all may have failed: there is no shop then, and all the more need to say why.
        if (!await database.IsCurrentAsync(cancellationToken) || await imports.FindAsync(new ImportId(id), cancellationToken) is not { } import)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var rejected = await imports.LoadRejected(new ImportId(id), PageArguments.Of(RejectedShown, after, last: null, before: null)).GetTypedAsync(cancellationToken);
        return PageEndpoints.Page<ImportPage>(http, new ImportModel(frame, import, rejected));
    }
}
