using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Refuses fields that stand under one name in an answer and cannot be one, as the specification says ("Field Selection
/// Merging"). GraphQL.NET's own rule compares each with each; this one takes a time that grows with the document.
/// </summary>
internal sealed class OverlappingFieldsRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        // Fragments are checked where they are used; unused ones are refused for that.
        var check = new OverlappingFieldsCheck(context);
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
            check.Check(operation.SelectionSet, TypeOf(context.Schema, operation.Operation));
        return default;
    }

    private static IGraphType? TypeOf(ISchema schema, OperationType operation) => operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };
}
