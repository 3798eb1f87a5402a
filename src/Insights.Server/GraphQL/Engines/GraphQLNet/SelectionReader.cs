using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Reads the selection set of a field, with fragments written out. Types, @skip and @include are ignored, so that it may
/// be more than what is resolved, never less.
/// </summary>
internal static class SelectionReader
{
    internal static Selection Read(GraphQLField field, GraphQLDocument document) => Read([field.SelectionSet], document);

    private static Selection Read(IEnumerable<GraphQLSelectionSet?> selections, GraphQLDocument document)
    {
        var fields = new Dictionary<string, List<GraphQLSelectionSet?>>(StringComparer.Ordinal);
        foreach (var selection in selections) Collect(selection, document, fields);
        return fields.Count == 0
            ? Selection.Nothing
            : new Selection(fields.ToDictionary(field => field.Key, field => Read(field.Value, document), StringComparer.Ordinal));
    }

    /// <summary>The document is validated: its fragments are there and do not contain themselves.</summary>
    private static void Collect(GraphQLSelectionSet? selections, GraphQLDocument document, Dictionary<string, List<GraphQLSelectionSet?>> fields)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    var name = field.Name.StringValue;
                    if (!fields.TryGetValue(name, out var found)) fields[name] = found = [];
                    found.Add(field.SelectionSet);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, document, fields);
                    break;
                case GraphQLFragmentSpread spread:
                    var fragmentName = spread.FragmentName.Name.StringValue;
                    foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
                        if (fragment.FragmentName.Name.StringValue == fragmentName) Collect(fragment.SelectionSet, document, fields);
                    break;
            }
        }
    }
}
