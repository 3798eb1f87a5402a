using System.Text.Json;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Http;

/// <summary>GraphQL over HTTP (the specification of the GraphQL Foundation's working group): POST and GET on one address.</summary>
internal static class GraphQLEndpoint
{
    internal const string Path = "/graphql";
    private const string Json = "application/json";
    private const string ResponseJson = "application/graphql-response+json";
    private const long LongestBody = 1 << 20;

    internal static void MapGraphQL(this WebApplication app)
    {
        var limits = GraphQLLimits.Read(app.Configuration);
        var limiter = new DocumentLimiter(limits, app.Services.GetRequiredService<BoundContract>().Schema);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], async (HttpContext http, IGraphQLEngine engine) =>
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(limits.RequestSeconds), clock);
            await HandleAsync(http, engine, limiter, timeout.Token);
        }).WithMetadata(new BodyLimit());
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => LongestBody;
    }

    private static async Task HandleAsync(HttpContext http, IGraphQLEngine engine, DocumentLimiter limiter, CancellationToken timeout)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, timeout);
        var cancellationToken = either.Token;
        if (Negotiate(http.Request) is not { } mediaType)
        {
            await RefuseAsync(http, StatusCodes.Status406NotAcceptable, Json, "NOT_ACCEPTABLE", $"This server answers in {ResponseJson} or {Json}.");
            return;
        }
        try
        {
            var request = HttpMethods.IsGet(http.Request.Method)
                ? GraphQLRequestReader.FromQuery(http.Request)
                : await GraphQLRequestReader.FromBodyAsync(http.Request, cancellationToken);
            limiter.Check(request);
            var response = await engine.ExecuteAsync(request, http.RequestServices, cancellationToken);
            http.Response.StatusCode = StatusOf(response.Kind, mediaType);
            if (response.Kind == GraphQLResponseKind.MutationRefused) http.Response.Headers.Allow = HttpMethods.Post;
            http.Response.ContentType = mediaType + "; charset=utf-8";
            await response.WriteAsync(http.Response.Body, http.RequestAborted);
        }
        catch (BadRequestException error)
        {
            await RefuseAsync(http, error.Status, mediaType, error.Code, error.Message);
        }
        catch (GraphQLErrorException error)
        {
            await RefuseAsync(http, StatusOf(GraphQLResponseKind.Refused, mediaType), mediaType, error.Code, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            await RefuseAsync(http, error.StatusCode, mediaType, "REQUEST_TOO_LARGE", "The request is too large or does not arrive whole.");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            var status = mediaType == ResponseJson ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            await RefuseAsync(http, status, mediaType, "TIMEOUT", "The answer takes too long and was given up. Ask for less: smaller pages, fewer fields, a narrower filter.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
    }

    /// <summary>A client that knows the newer media type is told by the status what became of the request.</summary>
    private static int StatusOf(GraphQLResponseKind kind, string mediaType) => kind switch
    {
        GraphQLResponseKind.MutationRefused => StatusCodes.Status405MethodNotAllowed,
        GraphQLResponseKind.Refused when mediaType == ResponseJson => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>The media type to answer in, or null where the client takes neither.</summary>
    private static string? Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return null;
        foreach (var media in accepted.OrderByDescending(media => media.Quality ?? 1))
        {
            if (media.Quality == 0) continue;
            if (media.MediaType.Equals(ResponseJson, StringComparison.OrdinalIgnoreCase)) return ResponseJson;
            if (media.MatchesAllTypes || media.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || media.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)) return Json;
        }
        return null;
    }

    private static async Task RefuseAsync(HttpContext http, int status, string mediaType, string code, string message)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "GET, POST";
        http.Response.ContentType = mediaType + "; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.Body);
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteStartObject("extensions");
        json.WriteString("code", code);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }
}
