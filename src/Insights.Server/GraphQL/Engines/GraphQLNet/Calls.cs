using GraphQL;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Calls of the contract's fields out of what GraphQL.NET knows of a field.</summary>
internal static class Calls
{
    internal static FieldCall Of(IResolveFieldContext context, CancellationToken cancellationToken)
    {
        var arguments = context.Arguments is { Count: > 0 } given
            ? given.ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal)
            : [];
        var services = context.RequestServices ?? throw new InvalidOperationException("The request has no services.");
        return new FieldCall(context.Source, arguments, services, cancellationToken);
    }
}
