using System.Buffers;
using System.Text.Json;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Http;

/// <summary>Answers to requests that no engine has seen, or whose stream broke.</summary>
internal static partial class ErrorJson
{
    /// <summary>The media type of answers that are no GraphQL response.</summary>
    internal const string MediaType = "application/json";

    private const string Inside = "Something went wrong inside the server; its log says more.";

    /// <summary>An answer with one error.</summary>
    internal static byte[] Of(string code, string message, RequestCost? cost = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("errors");
            json.WriteStartObject();
            json.WriteString("message", message);
            json.WriteStartObject("extensions");
            json.WriteString("code", code);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            if (cost is not null)
            {
                json.WriteStartObject("extensions");
                json.WriteStartObject(RequestCost.Name);
                json.WriteNumber("values", cost.Values);
                json.WriteNumber("allowed", cost.Allowed);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>An answer to what broke a stream: what its reader can mend is reported, all else is logged.</summary>
    internal static byte[] Of(Exception error, ILogger logger)
    {
        if (error is GraphQLErrorException expected) return Of(expected.Code, expected.Message, expected.Cost);
        LogFault(logger, error);
        return Of(GraphQLErrorException.InternalError, Inside);
    }

    internal static async Task RefuseAsync(this HttpContext http, int status, string mediaType, string code, string message, RequestCost? cost = null)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "GET, POST";
        http.Response.ContentType = mediaType + "; charset=utf-8";
        await http.Response.Body.WriteAsync(Of(code, message, cost), http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "A GraphQL stream broke")]
    private static partial void LogFault(ILogger logger, Exception error);
}
