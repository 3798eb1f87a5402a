using GraphQL;
using GraphQL.Execution;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Calls of the contract's fields out of what GraphQL.NET knows of a field.</summary>
internal static class Calls
{
    private static readonly Dictionary<string, object?> NoArguments = [];

    internal static FieldCall Of(IResolveFieldContext context, CancellationToken cancellationToken) =>
        new(context.Source, ArgumentsOf(context.Arguments), context.RequestServices ?? throw new InvalidOperationException("The request has no services."), cancellationToken) { Selection = () => SelectionReader.Read(context.FieldAst, context.Document) };

    /// <summary>Values by name.</summary>
    internal static Dictionary<string, object?> ArgumentsOf(IDictionary<string, ArgumentValue>? arguments) =>
        arguments is { Count: > 0 } ? arguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal) : NoArguments;
}
