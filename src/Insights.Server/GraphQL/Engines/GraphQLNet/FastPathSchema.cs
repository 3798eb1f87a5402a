using System.Collections.Concurrent;
using GraphQL.Types;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>What the fast path needs of the schema, looked up once.</summary>
/// <param name="typeNames">The object type of each class.</param>
/// <param name="types">The types by name.</param>
internal sealed class FastPathSchema(IReadOnlyDictionary<Type, string> typeNames, Func<string, IGraphType?> types)
{
    private readonly ConcurrentDictionary<ScalarGraphType, LeafWriter?> writers = new();

    /// <summary>The writer of a leaf; null where it has none.</summary>
    internal LeafWriter? WriterOf(ScalarGraphType leaf) => writers.GetOrAdd(leaf, LeafWriter.For);

    /// <summary>The classes of the values of an interface or a union, and their object types.</summary>
    internal IEnumerable<(Type Class, IObjectGraphType Type)> MembersOf(IAbstractGraphType abstractType)
    {
        foreach (var (valueClass, name) in typeNames)
            if (types(name) is IObjectGraphType type && abstractType.PossibleTypes.Contains(type)) yield return (valueClass, type);
    }
}
