using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Calls of the contract's fields out of what Hot Chocolate knows of a field.</summary>
internal static class Calls
{
    internal static async ValueTask<object?> ResolveAsync(IResolverContext context, BoundField field)
    {
        var state = RequestState.Of(context);
        state.AddReads(field.Reads);
        context.RequestServices.GetService<AnswerBudget>()?.CountValues(1);
        var value = await field.ResolveAsync(Of(context, context.RequestAborted));
        return value is IDataLoaderResult deferred ? await VersionedCalls.LoadAsync(deferred, context) : value;
    }

    internal static FieldCall Of(IResolverContext context, CancellationToken cancellationToken) =>
        new(context.Parent<object?>(), ArgumentsOf(context), context.RequestServices, cancellationToken) { Selection = () => VersionedCalls.SelectionOf(context) };

    /// <summary>The arguments by name, read from the document: Hot Chocolate fills with null what was left out.</summary>
    private static Dictionary<string, object?> ArgumentsOf(IResolverContext context)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in context.Selection.Field.Arguments)
        {
            var given = VersionedCalls.SyntaxOf(context).Arguments.FirstOrDefault(one => one.Name.Value == argument.Name)?.Value;
            var node = GivenOf(given, context.Variables) ?? argument.DefaultValue ?? NullValueNode.Default;
            values[argument.Name] = ValueOf(node, argument.Type, argument.Name, context.Variables);
        }
        return values;
    }

    /// <summary>The literal that a variable stands for; null where it was left out.</summary>
    private static IValueNode? GivenOf(IValueNode? node, IVariableValueCollection variables)
    {
        if (node is not VariableNode variable) return node;
        return VersionedCalls.ValueOf(variables, variable.Name.Value);
    }

    /// <summary>The value that is given, without the fields of objects that are not.</summary>
    /// <exception cref="GraphQLErrorException">It is null, where there is a default but no null.</exception>
    private static object? ValueOf(IValueNode node, IType type, string name, IVariableValueCollection variables) => (node, type.IsNonNullType() ? type.InnerType() : type) switch
    {
        (NullValueNode, _) when type.IsNonNullType() =>
            throw new GraphQLErrorException(GraphQLErrorException.ValidationFailed, $"'{name}' takes no null; leave it out for its default."),
        (NullValueNode, _) => null,
        (ListValueNode list, ListType of) => list.Items
            .Select(item => ValueOf(GivenOf(item, variables) ?? NullValueNode.Default, of.ElementType, name, variables)).ToArray(),
        (_, ListType of) => new[] { ValueOf(node, of.ElementType, name, variables) },
        (ObjectValueNode given, InputObjectType of) => of.Fields
            .Select(field => (field, value: GivenOf(given.Fields.FirstOrDefault(one => one.Name.Value == field.Name)?.Value, variables) ?? field.DefaultValue))
            .Where(one => one.value is not null)
            .ToDictionary(one => one.field.Name, one => ValueOf(one.value ?? NullValueNode.Default, one.field.Type, one.field.Name, variables), StringComparer.Ordinal),
        (_, ILeafType leaf) => LeafOf(leaf, node),
        _ => throw new NotSupportedException($"{type.Print()} takes no {node.Kind}."),
    };

    /// <summary>A single value. Not every version validates all of them before it executes.</summary>
    private static object? LeafOf(ILeafType leaf, IValueNode node)
    {
        try
        {
            return VersionedCalls.Read(leaf, node);
        }
        catch (GraphQLException fault)
        {
            throw new GraphQLErrorException(GraphQLErrorException.ValidationFailed, fault.Message);
        }
    }
}
