namespace Insights.Server.GraphQL.Contract;

/// <summary>The contract with a resolver for every field: all that an engine needs.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Fields">A resolver for every field of every object type but Subscription.</param>
/// <param name="Streams">A stream for every field of Subscription.</param>
/// <param name="TypeNames">The object type of each class, for interfaces and unions.</param>
internal sealed record BoundContract(
    ContractSchema Schema, IReadOnlyList<BoundField> Fields, IReadOnlyList<BoundStream> Streams, IReadOnlyDictionary<Type, string> TypeNames);
