using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>What introspection says of the contract's scalars, which GraphQL.NET does not take from the SDL.</summary>
internal static class ScalarDescriptions
{
    /// <summary>Gives the scalars their descriptions, and every type the field <c>specifiedByURL</c>.</summary>
    /// <param name="schema">The schema, whose types are known.</param>
    /// <param name="sdl">The contract.</param>
    internal static void Add(Schema schema, string sdl)
    {
        var addresses = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var scalar in Parser.Parse(sdl).Definitions.OfType<GraphQLScalarTypeDefinition>())
        {
            var name = scalar.Name.StringValue;
            if (schema.AllTypes[name] is { } type) type.Description = scalar.Description?.Value.ToString();
            addresses[name] = AddressOf(scalar);
        }
        (schema.AllTypes["__Type"] as IObjectGraphType)?.AddField(new FieldType
        {
            Name = "specifiedByURL",
            Description = "Where a scalar of the contract is specified; null where the contract does not say.",
            ResolvedType = schema.AllTypes["String"],
            Resolver = new FuncFieldResolver<string?>(context => context.Source is IGraphType { Name: var name } ? addresses.GetValueOrDefault(name) : null),
        });
    }

    private static string? AddressOf(GraphQLScalarTypeDefinition scalar) =>
        scalar.Directives?.Items.FirstOrDefault(directive => directive.Name.StringValue == "specifiedBy")?.Arguments?.Items is [{ Value: GraphQLStringValue url }]
            ? url.Value.ToString()
            : null;
}
