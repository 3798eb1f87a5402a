using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Options;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Documents;
using Selection = Insights.Server.GraphQL.Contract.Selection;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version15;

/// <summary>What Hot Chocolate 15 calls otherwise than 16.</summary>
internal static class VersionedCalls
{
    /// <summary>Registers what waits for deferred values.</summary>
    internal static IServiceCollection AddDataLoaderResults(this IServiceCollection services) => services.AddScoped<DataLoaderLevel>();

    /// <summary>Builds the schema.</summary>
    internal static IRequestExecutor MakeExecutor(IServiceProvider services) =>
        services.GetRequiredService<IRequestExecutorResolver>().GetRequestExecutorAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The application's services, where the schema is configured.</summary>
    internal static IServiceProvider ApplicationOf(IServiceProvider schemaServices) => schemaServices;

    /// <summary>Leaves the size of documents to the limits before the engine.</summary>
    internal static void Unbound(RequestParserOptions options) => options.MaxAllowedFields = int.MaxValue;

    /// <summary>Sets the document and the variables of a request.</summary>
    internal static void Prepare(OperationRequestBuilder request, PreparedDocument document, JsonElement? variables)
    {
        var sets = variables is { ValueKind: JsonValueKind.Object } json ? Utf8GraphQLRequestParser.ParseVariables(json.GetRawText()) : null;
        request.SetDocument(document.Text).SetDocumentHash(document.Hash).SetDocumentId(document.Hash)
            .SetVariableValues(sets is [{ } values] ? values : null)
            .SetFlags(GraphQLRequestFlags.AllowAll);
    }

    /// <summary>Waits for a deferred value with the rest of its level.</summary>
    internal static Task<object?> LoadAsync(IDataLoaderResult deferred, IResolverContext context) =>
        context.RequestServices.GetRequiredService<DataLoaderLevel>().GetAsync(deferred, context);

    internal static FieldNode SyntaxOf(IResolverContext context) => context.Selection.SyntaxNode;

    /// <summary>The literal of a variable; null where it was left out.</summary>
    internal static IValueNode? ValueOf(IVariableValueCollection variables, string name) =>
        variables.TryGetVariable<IValueNode>(name, out var value) ? value : null;

    internal static object? Read(ILeafType leaf, IValueNode node) => leaf.ParseLiteral(node);

    /// <summary>The selections on the field's value.</summary>
    internal static Selection SelectionOf(IResolverContext context) => SelectionOf(context.Operation, [context.Selection]);

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
