using System.Text.Json;
using Insights.Server.Access;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Rights;

/// <summary>
/// Refuses what a caller may not use, before anything is measured, read or executed: the whole request, whatever directives would leave out. What a document asks for is
/// read once; who asks, and what is in the variables, is looked at for every request.
/// </summary>
internal sealed class RightsCheck(AccessTable table, ContractSchema schema)
{
    /// <summary>Refuses a request.</summary>
    /// <exception cref="GraphQLErrorException">The caller may not use something that it asks for.</exception>
    internal void Check(PreparedDocument document, GraphQLRequest request, Caller caller)
    {
        if (caller.Kind == CallerKind.Owner) return;
        // An engine has a parser of its own: what cannot be read here is not left to another's reading.
        if (document.Syntax is not { } syntax) throw new GraphQLErrorException(GraphQLErrorException.SyntaxError, "The document is no GraphQL.");
        if (document.Rights is not DocumentRights rights) document.Rights = rights = RightsReader.Read(table, schema, syntax);
        foreach (var operation in rights.Of(request.OperationName))
        {
            foreach (var required in operation.Required) Demand(required, caller);
            if (request.Variables is not { ValueKind: JsonValueKind.Object } values) continue;
            foreach (var value in values.EnumerateObject())
                foreach (var variable in operation.Variables)
                    if (value.NameEquals(variable.Name)) CheckValue(value.Value, variable.TypeName, variable.Names, caller);
        }
    }

    private void CheckValue(JsonElement value, string? typeName, NamedThing names, Caller caller)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) CheckValue(item, typeName, names, caller);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Demand(RightsReader.RightOf(table, schema, typeName, property.Name, out var memberType), caller);
                    if (memberType is not null && schema.Inputs.ContainsKey(memberType)) CheckValue(property.Value, memberType, NamedThing.None, caller);
                }
                break;
            case JsonValueKind.String when names != NamedThing.None:
                if (NamedThings.RightOf(names, value.GetString() ?? "", table) is { } right) Demand(right, caller);
                break;
            case JsonValueKind.String when typeName is not null:
                Demand(RightsReader.RightOf(table, schema, typeName, value.GetString() ?? "", out _), caller);
                break;
        }
    }

    private static void Demand(RequiredRight required, Caller caller)
    {
        if (!required.Rule.Allows(caller)) throw new GraphQLErrorException(GraphQLErrorException.Forbidden, AccessRefusal.MessageFor(required.Name));
    }
}
