using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using Insights.Data.Databases;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Shops;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>What clients are told of errors: one stable code each, nothing of the inside, and no more than can be read.</summary>
internal sealed partial class ErrorReport(ILogger<ErrorReport> logger)
{
    /// <summary>A document with more faults is mended step by step.</summary>
    internal const int MostFaults = 20;

    /// <summary>Messages repeat what the client has sent, which may be long.</summary>
    private const int MostCharacters = 500;

    /// <summary>The errors as they are told.</summary>
    /// <param name="errors">The errors of the engine; null for none.</param>
    /// <param name="isExecuted">True where they are of single fields, which are all told.</param>
    internal IReadOnlyList<IError> Of(IReadOnlyList<IError>? errors, bool isExecuted) =>
        [.. (errors ?? []).Take(isExecuted ? int.MaxValue : MostFaults).Select(error => Of(error, isExecuted))];

    /// <summary>True for a null where none may be, which is found only where the field is resolved: nothing of such a request is answered.</summary>
    internal static bool IsRefusal(IError error) =>
        error is { Exception: GraphQLErrorException { Code: GraphQLErrorException.ValidationFailed } } || error.Extensions?.ContainsKey("errorPath") == true;

    private IError Of(IError error, bool isExecuted)
    {
        var (code, message) = error switch
        {
            { Exception: GraphQLErrorException expected } => (expected.Code, expected.Message),
            { Exception: { } cause } when DatabaseErrors.Find(cause) is { } database => (GraphQLErrorException.DatabaseFailed, database.Message),
            { Exception: SyntaxException } or { Code: ErrorCodes.Execution.SyntaxError } => ("SYNTAX_ERROR", error.Message),
            { Exception: null or SerializationException } when !isExecuted => (GraphQLErrorException.ValidationFailed, error.Message),
            { Exception: null or SerializationException } => (GraphQLErrorException.InternalError, error.Message),
            _ => (GraphQLErrorException.InternalError, $"Error trying to resolve field '{error.Path?.Print()}'."),
        };
        if (code == GraphQLErrorException.InternalError) LogFailure(error.Path?.Print() ?? "the request", error.Exception);
        return ErrorBuilder.FromError(error).ClearExtensions().SetException(null).SetCode(code).SetPath(isExecuted ? error.Path : null)
            .SetMessage(message.Length <= MostCharacters ? message : message[..MostCharacters] + "...").Build();
    }

    /// <summary>What went wrong inside is for the server's log only; neither the query nor its variables are in it.</summary>
    [LoggerMessage(LogLevel.Error, "GraphQL could not resolve {Field}")]
    private partial void LogFailure(string field, Exception? exception);
}
