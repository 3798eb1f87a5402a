using GraphQL.Validation;
using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Refuses operations that change something.</summary>
internal sealed class NoMutationRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation != OperationType.Query) context.ReportError(new MutationRefusedError());
        return default;
    }
}

/// <summary>A mutation in a request that must not change anything.</summary>
internal sealed class MutationRefusedError() : ValidationError("A mutation needs POST.");
