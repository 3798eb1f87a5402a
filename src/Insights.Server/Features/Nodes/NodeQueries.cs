using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Features.Nodes;

/// <summary>Objects of any type by their ids.</summary>
[ResolverOf("Query")]
internal static class NodeQueries
{
    private const int MaxIds = 100;

    public static async Task<object?> Node(string id, NodeReader nodes, CancellationToken cancellationToken)
    {
        var parsed = GlobalId.Parse(id);
        return GraphQLErrorException.Demand(await nodes.FindAsync(parsed, cancellationToken), parsed.TypeName);
    }

    public static async Task<IReadOnlyList<object?>> Nodes(IReadOnlyList<string> ids, NodeReader nodes, CancellationToken cancellationToken)
    {
        if (ids.Count > MaxIds) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"At most {MaxIds} ids can be asked for at once.");
        var found = new List<object?>(ids.Count);
        foreach (var id in ids) found.Add(await nodes.FindAsync(GlobalId.Parse(id), cancellationToken));
        return found;
    }
}
