using GraphQL.Validation;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Refuses operations that the transport of the request does not allow.</summary>
/// <param name="allowed">What is allowed.</param>
internal sealed class AllowedOperationsRule(AllowedOperations allowed) : ValidationRuleBase
{
    /// <summary>False for a document of queries, which are always allowed: a rule costs a walk through the document.</summary>
    internal static bool IsNeededFor(GraphQLDocument? document) =>
        document?.Definitions.TrueForAll(definition => definition is not GraphQLOperationDefinition { Operation: not OperationType.Query }) != true;

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation == OperationType.Mutation && !allowed.HasFlag(AllowedOperations.Mutations))
            context.ReportError(new MutationRefusedError());
        if (context.Operation.Operation == OperationType.Subscription && !allowed.HasFlag(AllowedOperations.Subscriptions))
            context.ReportError(new SubscriptionRefusedError());
        return default;
    }
}

/// <summary>A mutation in a request that must not change anything.</summary>
internal sealed class MutationRefusedError() : ValidationError("A mutation needs POST.");

/// <summary>A subscription whose answer cannot be a stream.</summary>
internal sealed class SubscriptionRefusedError() : ValidationError("A subscription is answered as text/event-stream, which the request must accept, or over a WebSocket.");
