using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.Exceptions;
using Insights.Data.Databases;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>The errors as clients see them: one stable code each, nothing internal, and no more than can be read.</summary>
internal static class ErrorReport
{
    /// <summary>A document with more faults is mended step by step.</summary>
    private const int MaxFaults = 20;

    /// <summary>Messages repeat what the client has sent, which may be long.</summary>
    private const int MaxCharacters = 500;

    /// <summary>The errors as they are reported.</summary>
    /// <param name="errors">The errors of the engine; null for none.</param>
    /// <param name="isExecuted">True where they are of single fields, which are all reported.</param>
    internal static ExecutionErrors? Of(ExecutionErrors? errors, bool isExecuted)
    {
        if (errors is null) return null;
        var reported = new ExecutionErrors();
        foreach (var error in isExecuted ? errors : errors.Take(MaxFaults)) reported.Add(Of(error));
        return reported;
    }

    private static ExecutionError Of(ExecutionError error)
    {
        var reported = error.Message.Length <= MaxCharacters ? error : Shorten(error);
        reported.Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = CodeOf(error) };
        return reported;
    }

    private static ExecutionError Shorten(ExecutionError error)
    {
        var reported = new ExecutionError(error.Message[..MaxCharacters] + "...") { Path = error.Path };
        foreach (var location in error.Locations ?? []) reported.AddLocation(location);
        return reported;
    }

    private static string CodeOf(ExecutionError error) => error switch
    {
        MutationRefusedError => "MUTATION_OVER_GET",
        SubscriptionRefusedError => "SUBSCRIPTION_NEEDS_STREAM",
        { InnerException: GraphQLErrorException expected } => expected.Code,
        { InnerException: { } cause } when DatabaseErrors.Find(cause) is not null => GraphQLErrorException.DatabaseFailed,
        SyntaxError => GraphQLErrorException.SyntaxError,
        { InnerException: GraphQLSyntaxErrorException } => GraphQLErrorException.SyntaxError,
        ValidationError => GraphQLErrorException.ValidationFailed,
        DocumentError => GraphQLErrorException.ValidationFailed,
        _ => GraphQLErrorException.InternalError,
    };
}
