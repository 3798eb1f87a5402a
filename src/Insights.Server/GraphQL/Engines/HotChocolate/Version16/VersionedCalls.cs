using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Options;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Documents;
using Asked = HotChocolate.Execution.Processing.Selection;
using Selection = Insights.Server.GraphQL.Contract.Selection;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>What Hot Chocolate 16 calls otherwise than 15.</summary>
internal static class VersionedCalls
{
    /// <summary>Registers what waits for deferred values.</summary>
    internal static IServiceCollection AddDataLoaderResults(this IServiceCollection services) => services.AddScoped<DataLoaderLevel>().AddBatchDispatcher<LevelDispatcher>();

    /// <summary>Builds the schema.</summary>
    internal static IRequestExecutor MakeExecutor(IServiceProvider services) =>
        services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The application's services, where the schema is configured.</summary>
    internal static IServiceProvider ApplicationOf(IServiceProvider schemaServices) => schemaServices.GetRootServiceProvider();

    /// <summary>Leaves the size of documents to the limits before the engine.</summary>
    internal static void Unbound(RequestParserOptions options)
    {
        options.MaxAllowedFields = int.MaxValue;
        options.MaxAllowedDirectives = int.MaxValue;
    }

    /// <summary>Sets the document and the variables of a request.</summary>
    internal static void Prepare(OperationRequestBuilder request, PreparedDocument document, JsonElement? variables)
    {
        request.SetDocument(document.Text).SetDocumentHash(new OperationDocumentHash(document.Hash, "sha256", HashFormat.Hex)).SetDocumentId(new OperationDocumentId(document.Hash))
            .SetFlags(RequestFlags.AllowAll);
        if (variables is { ValueKind: JsonValueKind.Object } json)
            request.SetVariableValues(json.EnumerateObject().Select(variable => KeyValuePair.Create(variable.Name, variable.Value)));
    }

    /// <summary>Waits for a deferred value with the rest of its level.</summary>
    internal static Task<object?> LoadAsync(IDataLoaderResult deferred, IResolverContext context) =>
        context.RequestServices.GetRequiredService<DataLoaderLevel>().GetAsync(deferred, context.RequestAborted);

    internal static FieldNode SyntaxOf(IResolverContext context) => context.Selection.SyntaxNodes[0].Node;

    /// <summary>The literal of a variable; null where it was left out.</summary>
    internal static IValueNode? ValueOf(IVariableValueCollection variables, string name) =>
        variables.TryGetValue<IValueNode>(name, out var value) ? value : null;

    internal static object? Read(ILeafType leaf, IValueNode node) => leaf.CoerceInputLiteral(node);

    /// <summary>The selections on the field's value.</summary>
    internal static Selection SelectionOf(IResolverContext context) => SelectionOf(context.Operation, [context.Selection]);

    private static Selection SelectionOf(Operation operation, IEnumerable<Asked> selections)
    {
        var children = selections
            .Where(selection => selection.HasSelections)
            .SelectMany(selection => operation.GetPossibleTypes(selection).SelectMany(type => operation.GetSelectionSet(selection, type).Selections.ToArray()))
            .GroupBy(child => child.Field.Name, StringComparer.Ordinal)
            .ToDictionary(children => children.Key, children => SelectionOf(operation, children), StringComparer.Ordinal);
        return children.Count == 0 ? Selection.Nothing : new Selection(children);
    }
}
