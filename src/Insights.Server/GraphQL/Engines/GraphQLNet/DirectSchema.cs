using System.Collections.Concurrent;
using GraphQL.Types;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>What direct answers need of the schema, looked up once.</summary>
/// <param name="typeNames">The object type of each class.</param>
/// <param name="types">The types by name.</param>
internal sealed class DirectSchema(IReadOnlyDictionary<Type, string> typeNames, Func<string, IGraphType?> types)
{
    private readonly ConcurrentDictionary<ScalarGraphType, DirectLeafWriter> writers = new();

    internal DirectLeafWriter WriterOf(ScalarGraphType leaf) => writers.GetOrAdd(leaf, DirectLeafWriter.For);

    /// <summary>The object type of a value of an interface or a union, or null.</summary>
    internal IObjectGraphType? TypeOf(object value) =>
        typeNames.TryGetValue(value.GetType(), out var name) ? types(name) as IObjectGraphType : null;
}
