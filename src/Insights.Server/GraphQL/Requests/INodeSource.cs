namespace Insights.Server.GraphQL.Requests;

/// <summary>Finds the objects of one type by their ids. Implement it in the type's feature; it is found by a scan.</summary>
internal interface INodeSource
{
    /// <summary>The type's name in the SDL.</summary>
    string TypeName { get; }

    /// <summary>The object, or null where there is none.</summary>
    Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken);
}
