using System.Collections.ObjectModel;
using HotChocolate;
using HotChocolate.Language;
using Insights.Data.Databases;
using Insights.Server.GraphQL.Requests;
using Path = HotChocolate.Path;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>The errors as clients see them: one stable code each, nothing internal, and no more than can be read.</summary>
internal sealed partial class ErrorReport(ILogger<ErrorReport> logger)
{
    /// <summary>A document with more faults is mended step by step.</summary>
    internal const int MaxFaults = 20;

    /// <summary>Messages repeat what the client has sent, which may be long.</summary>
    private const int MaxCharacters = 500;

    /// <summary>Where Hot Chocolate says what is wrong with a value that was given; each version has its own.</summary>
    private static readonly string[] MarksOfInput = ["errorPath", "inputPath", "fieldType"];

    /// <summary>True where a value that was given cannot be. That may be found only where its field is resolved; nothing of such a request is answered.</summary>
    internal static bool IsRefusal(IError error) =>
        error is { Exception: GraphQLErrorException { Code: GraphQLErrorException.ValidationFailed } } || IsOfInput(error);

    /// <summary>The errors as they are reported.</summary>
    /// <param name="errors">The errors of the engine.</param>
    /// <param name="hasData">True where fields were resolved.</param>
    /// <param name="isExecuted">True where the errors are of single fields, which are all reported.</param>
    internal IReadOnlyList<IError> Of(IReadOnlyList<IError> errors, bool hasData, bool isExecuted) =>
        [.. errors.Take(isExecuted ? int.MaxValue : MaxFaults).Select(error => Of(error, hasData, isExecuted))];

    private IError Of(IError error, bool hasData, bool isExecuted)
    {
        var variable = hasData ? null : VariableOf(error);
        var (code, message) = error switch
        {
            { Exception: GraphQLErrorException expected } => (expected.Code, expected.Message),
            { Exception: { } cause } when DatabaseErrors.Find(cause) is { } database => (GraphQLErrorException.DatabaseFailed, database.Message),
            { Exception: SyntaxException } or { Code: ErrorCodes.Execution.SyntaxError } => (GraphQLErrorException.SyntaxError, error.Message),
            _ when variable is not null => (GraphQLErrorException.ValidationFailed, $"Variable '${variable}' is invalid. {error.Message}"),
            _ when !isExecuted && (error.Exception is null or GraphQLException || IsOfInput(error)) => (GraphQLErrorException.ValidationFailed, error.Message),
            { Exception: null or GraphQLException } => (GraphQLErrorException.InternalError, error.Message),
            _ => (GraphQLErrorException.InternalError, $"Error trying to resolve field '{error.Path?.Print()}'."),
        };
        if (code == GraphQLErrorException.InternalError) LogFailure(error.Path?.Print() ?? "the request", error.Exception);
        return ErrorBuilder.FromError(error).ClearExtensions().SetException(null).SetCode(code).SetPath(isExecuted ? error.Path : null)
            .SetMessage(message.Length <= MaxCharacters ? message : message[..MaxCharacters] + "...").Build();
    }

    private static bool IsOfInput(IError error) => error.Extensions is { } said && Array.Exists(MarksOfInput, said.ContainsKey);

    /// <summary>The variable whose value cannot be, and where in it; null where the error is of the document, whose rules name what specifies them.</summary>
    private static string? VariableOf(IError error)
    {
        var said = error.Extensions ?? ReadOnlyDictionary<string, object?>.Empty;
        if (said.ContainsKey("specifiedBy")) return null;
        if (said.GetValueOrDefault("variable") is string name) return name;
        return (said.GetValueOrDefault("inputPath") as Path ?? error.Path) is { IsRoot: false } path ? string.Join('.', path.ToList()) : null;
    }

    /// <summary>What went wrong inside is for the server's log only; neither the query nor its variables are in it.</summary>
    [LoggerMessage(LogLevel.Error, "GraphQL could not resolve {Field}")]
    private partial void LogFailure(string field, Exception? exception);
}
