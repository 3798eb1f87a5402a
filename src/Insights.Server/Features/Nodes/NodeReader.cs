using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Features.Nodes;

/// <summary>Finds objects of any type by asking the source that knows the type.</summary>
internal sealed class NodeReader(IEnumerable<INodeSource> sources)
{
    /// <summary>The object, or null where there is none.</summary>
    /// <exception cref="GraphQLErrorException">The id is of a type that there is not.</exception>
    internal Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        sources.FirstOrDefault(source => source.TypeName == id.TypeName)?.FindAsync(id, cancellationToken)
        ?? throw new GraphQLErrorException(GraphQLErrorException.InvalidId, "This is not an id of this server.");
}
