using System.Globalization;
using Insights.Data.Storage;
using Insights.Server.Access;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Live;
using Insights.Server.GraphQL.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Endpoints;

/// <summary>GraphQL over HTTP (the specification of the GraphQL Foundation's working group): POST and GET on one address, and streams on the same.</summary>
internal static class GraphQLEndpoint
{
    internal const string Path = "/graphql";

    /// <summary>Where a person tries queries.</summary>
    internal const string IdePath = Path + "/ide";
    private const string Json = ErrorJson.MediaType;
    private const string ResponseJson = "application/graphql-response+json";
    private const string JsonType = Json + "; charset=utf-8";
    private const string ResponseJsonType = ResponseJson + "; charset=utf-8";
    private const long LongestBody = 1 << 20;

    internal static void MapGraphQL(this WebApplication app)
    {
        app.UseWebSockets();
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], HandleAsync).WithMetadata(new BodyLimit());
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => LongestBody;
    }

    private static async Task HandleAsync(HttpContext http, RequestPipeline pipeline, TimeLimit time, ResponseCache answers, CurrentRevisions revisions)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            await SocketEndpoint.HandleAsync(http);
            return;
        }
        // An answer that may be cached says so itself; errors and what is of one moment are not.
        http.Response.Headers.CacheControl = "no-store";
        if (BrowserGuard.IsOfAnotherSite(http.Request))
        {
            await http.RefuseAsync(StatusCodes.Status403Forbidden, Json, "CROSS_SITE", BrowserGuard.Message);
            return;
        }
        if (BrowserGuard.IsOfPerson(http.Request))
        {
            // Whatever query the address has is shown there, and runs when the person runs it.
            http.Response.Headers.Vary = HeaderNames.Accept;
            http.Response.Redirect(IdePath + http.Request.QueryString);
            return;
        }
        if (Negotiate(http.Request) is not { } mediaType)
        {
            await http.RefuseAsync(StatusCodes.Status406NotAcceptable, Json, "NOT_ACCEPTABLE", $"This server answers in {ResponseJson}, {Json} or {EventStream.MediaType}.");
            return;
        }
        try
        {
            if (mediaType == EventStream.MediaType) await StreamAsync(http, pipeline, time);
            else await AnswerAsync(http, mediaType, await time.RunAsync(token => ExecuteAsync(http, pipeline, answers, revisions, token), http.RequestAborted));
        }
        catch (BadRequestException error)
        {
            await http.RefuseAsync(error.Status, BodyTypeOf(mediaType), error.Code, error.Message);
        }
        catch (GraphQLErrorException error)
        {
            if (error.Code == GraphQLErrorException.Busy) http.Response.Headers.RetryAfter = QueryGate.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await http.RefuseAsync(StatusOf(error, mediaType), BodyTypeOf(mediaType), error.Code, error.Message, error.Cost);
        }
        catch (BadHttpRequestException error)
        {
            var (code, message) = error.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => ("REQUEST_TOO_SLOW", "The request arrives too slowly."),
                StatusCodes.Status413PayloadTooLarge => ("REQUEST_TOO_LARGE", "The request is too large."),
                _ => ("BAD_REQUEST", "The request does not arrive whole."),
            };
            await http.RefuseAsync(error.StatusCode, BodyTypeOf(mediaType), code, message);
        }
        catch (Exception error) when (error is not OperationCanceledException && !http.Response.HasStarted)
        {
            await http.AnswerFaultAsync(BodyTypeOf(mediaType), error);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server stops; there is nobody to answer.
        }
    }

    private static async Task<GraphQLResponse> ExecuteAsync(
        HttpContext http, RequestPipeline pipeline, ResponseCache answers, CurrentRevisions revisions, CancellationToken cancellationToken)
    {
        var key = await ReadKeyAsync(http.Request, cancellationToken);
        // Before anything is read: an answer may be newer than its revisions, never older.
        var before = await revisions.ReadAsync(cancellationToken);
        if (answers.Find(key, before) is { } cached) return GraphQLResponse.Of(cached, reads: Topics.None);
        var response = await pipeline.ExecuteAsync(Read(http.Request, key, AllowedOperations.Queries), Caller.Of(http.User), http.RequestServices, cancellationToken);
        if (response is { Reads: { } topics, Bytes: { } bytes }) answers.Store(key, topics, before, bytes);
        return response;
    }

    private static async Task<CacheKey> ReadKeyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method)) return CacheKey.OfQuery(request);
        GraphQLRequestReader.RefuseOtherMedia(request);
        return await CacheKey.OfBodyAsync(request, cancellationToken);
    }

    /// <summary>GET must not change anything, whatever else may be requested.</summary>
    private static GraphQLRequest Read(HttpRequest request, CacheKey key, AllowedOperations allowed)
    {
        var read = HttpMethods.IsGet(request.Method)
            ? GraphQLRequestReader.FromQuery(request, allowed)
            : GraphQLRequestReader.FromBody(key.Request, allowed | AllowedOperations.Mutations);
        return request.HttpContext.User.HasClaim(claim => claim.Type == GraphQLRequest.TrustedOnlyClaim) ? read with { TrustedOnly = true } : read;
    }

    private static async Task AnswerAsync(HttpContext http, string mediaType, GraphQLResponse response)
    {
        http.Response.StatusCode = StatusOf(response.Kind, mediaType);
        if (response.Kind == GraphQLResponseKind.MutationRefused) http.Response.Headers.Allow = HttpMethods.Post;
        if (response is { Reads: not null, Bytes: { } unchanging } && HttpMethods.IsGet(http.Request.Method) && ETag.IsKnown(http, mediaType, unchanging))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = mediaType == Json ? JsonType : ResponseJsonType;
        if (response.Bytes is { } bytes)
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
            return;
        }
        await response.WriteAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext http, RequestPipeline pipeline, TimeLimit time)
    {
        var services = http.RequestServices;
        using var entered = services.GetRequiredService<LiveConnections>().TryEnter()
            ?? throw new BadRequestException(StatusCodes.Status503ServiceUnavailable, LiveConnections.TooManyCode, LiveConnections.TooManyMessage);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var key = await time.RunAsync(token => ReadKeyAsync(http.Request, token), either.Token);
        var request = Read(http.Request, key, AllowedOperations.Subscriptions);
        var stream = ActivatorUtilities.CreateInstance<EventStream>(services, http);
        await stream.SendAsync(cancellationToken => time.RunAsync(token => pipeline.ExecuteAsync(request, Caller.Of(http.User), services, token), cancellationToken), either.Token);
    }

    /// <summary>What is no stream yet is refused in JSON.</summary>
    private static string BodyTypeOf(string mediaType) => mediaType == EventStream.MediaType ? Json : mediaType;

    /// <summary>A busy server answers with the status in either media type: proxies look at nothing else.</summary>
    private static int StatusOf(GraphQLErrorException error, string mediaType) => error.Code switch
    {
        GraphQLErrorException.Busy => StatusCodes.Status503ServiceUnavailable,
        GraphQLErrorException.Forbidden when mediaType == ResponseJson => StatusCodes.Status403Forbidden,
        GraphQLErrorException.Timeout when mediaType == ResponseJson => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(GraphQLResponseKind.Refused, mediaType),
    };

    /// <summary>A client that knows the newer media type reads from the status what became of the request.</summary>
    private static int StatusOf(GraphQLResponseKind kind, string mediaType) => kind switch
    {
        GraphQLResponseKind.MutationRefused => StatusCodes.Status405MethodNotAllowed,
        GraphQLResponseKind.SubscriptionRefused => StatusCodes.Status406NotAcceptable,
        GraphQLResponseKind.Refused when mediaType == ResponseJson => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>The media type to answer in, or null where the client takes none.</summary>
    private static string? Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return null;
        foreach (var media in accepted.OrderByDescending(media => media.Quality ?? 1))
        {
            if (media.Quality == 0) continue;
            if (media.MediaType.Equals(ResponseJson, StringComparison.OrdinalIgnoreCase)) return ResponseJson;
            if (media.MediaType.Equals(EventStream.MediaType, StringComparison.OrdinalIgnoreCase)) return EventStream.MediaType;
            if (media.MatchesAllTypes || media.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || media.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)) return Json;
        }
        return null;
    }
}
