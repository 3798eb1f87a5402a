using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.Features.Imports;

/// <summary>
/// Takes files: POST /uploads?name=orders.csv with the file as the body, or a form with one file. What comes back is the id
/// that startImport takes.
/// </summary>
internal static class UploadEndpoint
{
    private const string DefaultName = "upload.csv";

    private const int LongestBoundary = 70;

    internal static void Map(WebApplication app) => app.MapPost("/uploads", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext http, string? name, UploadStore uploads, CancellationToken cancellationToken)
    {
        // Shops' histories may be of any size; they go to disk as they come.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        try
        {
            var (fileName, content) = await FileOfAsync(http.Request, name, onField: null, cancellationToken);
            if (content is null) return Results.BadRequest(new { error = "The form has no file." });
            var (id, bytes) = await uploads.StoreAsync(fileName, content, cancellationToken);
            if (bytes > 0) return Results.Json(new { uploadId = id, name = fileName, bytes }, statusCode: StatusCodes.Status201Created);
            uploads.Remove(id);
            return Results.BadRequest(new { error = "The file is empty." });
        }
        catch (Exception error) when (error is BrokenUploadException or BadHttpRequestException)
        {
            var message = error is BrokenUploadException ? error.Message : "The request does not arrive whole. Send the file again.";
            return Results.BadRequest(new { error = message });
        }
        catch (UploadQuotaException error)
        {
            return Results.Json(new { error = error.Message }, statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.Json(new { error = "The file cannot be stored: is the disk full?" }, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>The file of a request, which is read as it comes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The file's name; null for the one that the form states.</param>
    /// <param name="onField">Receives each field of the form before the file; null for nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BrokenUploadException">The form is damaged.</exception>
    internal static async Task<(string Name, Stream? Content)> FileOfAsync(
        HttpRequest request, string? name, Action<string, string>? onField, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
            || !media.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (NameOrDefault(name), request.Body);
        var boundary = HeaderUtilities.RemoveQuotes(media.Boundary).Value;
        if (string.IsNullOrWhiteSpace(boundary) || boundary.Length > LongestBoundary)
            throw new BrokenUploadException(
                $"The form's content type needs a boundary of at most {LongestBoundary} characters. Let the program that sends the form set the content type, or send the file itself as the body.");
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.AsFileSection() is { FileStream: { } file } part) return (NameOrDefault(name ?? part.FileName), file);
                if (onField is not null && section.AsFormDataSection() is { } field) onField(field.Name, await field.GetValueAsync(cancellationToken));
            }
        }
        catch (Exception error) when (error is (IOException and not BadHttpRequestException) or InvalidDataException)
        {
            throw new BrokenUploadException("The form is damaged or ends early. Send it again, or send the file itself as the body.", error);
        }
        return (DefaultName, null);
    }

    private static string NameOrDefault(string? name) => string.IsNullOrWhiteSpace(name) ? DefaultName : Path.GetFileName(name);
}
