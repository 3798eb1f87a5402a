using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using Insights.Server.Queries.Shops;
using Selection = Insights.Server.GraphQL.Contract.Selection;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Calls of the contract's fields out of what Hot Chocolate knows of a field.</summary>
internal static class Calls
{
    internal static async ValueTask<object?> ResolveAsync(IResolverContext context, BoundField field)
    {
        var state = RequestState.Of(context);
        if (!field.IsOfDataOnly) state.DependsOnMore();
        context.RequestServices.GetService<AnswerBudget>()?.CountValues(1);
        var value = await field.ResolveAsync(Of(context, context.RequestAborted));
        return value is IDeferred deferred ? await state.Level.GetAsync(deferred, context) : value;
    }

    internal static FieldCall Of(IResolverContext context, CancellationToken cancellationToken) =>
        new(context.Parent<object?>(), ArgumentsOf(context), context.RequestServices, cancellationToken) { Selection = () => SelectionOf(context.Operation, [context.Selection]) };

    private static Dictionary<string, object?> ArgumentsOf(IResolverContext context)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in context.Selection.Field.Arguments)
            values[argument.Name] = ValueOf(context.ArgumentLiteral<IValueNode>(argument.Name), argument.Type);
        return values;
    }

    /// <summary>The value that is given, without the fields of objects that are not.</summary>
    private static object? ValueOf(IValueNode node, IType type) => (node, type.IsNonNullType() ? type.InnerType() : type) switch
    {
        (NullValueNode, _) => null,
        (ListValueNode list, ListType of) => list.Items.Select(item => ValueOf(item, of.ElementType)).ToArray(),
        (_, ListType of) => new[] { ValueOf(node, of.ElementType) },
        (ObjectValueNode given, InputObjectType of) => of.Fields
            .Select(field => (field, value: given.Fields.FirstOrDefault(one => one.Name.Value == field.Name)?.Value ?? field.DefaultValue))
            .Where(one => one.value is not null)
            .ToDictionary(one => one.field.Name, one => ValueOf(one.value ?? NullValueNode.Default, one.field.Type), StringComparer.Ordinal),
        (_, ILeafType leaf) => leaf.ParseLiteral(node),
        _ => throw new NotSupportedException($"{type.Print()} takes no {node.Kind}."),
    };

    private static Selection SelectionOf(IOperation operation, IEnumerable<ISelection> selections)
    {
        var children = selections
            .Where(selection => selection.SelectionSet is not null)
            .SelectMany(selection => operation.GetPossibleTypes(selection).SelectMany(type => operation.GetSelectionSet(selection, type).Selections))
            .GroupBy(child => child.Field.Name, StringComparer.Ordinal)
            .ToDictionary(children => children.Key, children => SelectionOf(operation, children), StringComparer.Ordinal);
        return children.Count == 0 ? Selection.Nothing : new Selection(children);
    }
}
