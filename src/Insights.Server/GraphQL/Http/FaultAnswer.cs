using Insights.Data.Databases;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Http;

/// <summary>Answers where something went wrong before an engine could report it: an error of GraphQL like any other, never an empty body.</summary>
internal static partial class FaultAnswer
{
    internal static async Task AnswerFaultAsync(this HttpContext http, string mediaType, Exception error)
    {
        LogFault(http.RequestServices.GetRequiredService<ILogger<RequestPipeline>>(), error);
        var (status, code, message) = DatabaseErrors.Find(error) is { } database
            ? (StatusCodes.Status503ServiceUnavailable, GraphQLErrorException.DatabaseFailed, database.Message)
            : (StatusCodes.Status500InternalServerError, GraphQLErrorException.InternalError, "Something went wrong inside the server; its log says more.");
        await http.RefuseAsync(status, mediaType, code, message);
    }

    [LoggerMessage(LogLevel.Error, "A GraphQL request failed before it was executed")]
    private static partial void LogFault(ILogger logger, Exception error);
}
