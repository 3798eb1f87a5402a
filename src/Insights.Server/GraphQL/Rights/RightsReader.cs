using GraphQLParser.AST;
using Insights.Server.Access;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Rights;

/// <summary>
/// Reads what an operation asks for: each field, also of fragments and of what directives leave out, and each field and value of its arguments, since
/// a filter or an order tells as much as the field itself. What the contract does not have is the owner's alone.
/// </summary>
internal sealed class RightsReader
{
    private readonly AccessTable table;
    private readonly ContractSchema schema;
    private readonly List<RequiredRight> required = [];
    private readonly HashSet<AccessRule> rules = [];
    private readonly List<CheckedVariable> variables = [];
    private readonly Queue<string> fragments = new();
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);

    private RightsReader(AccessTable table, ContractSchema schema)
    {
        this.table = table;
        this.schema = schema;
    }

    /// <summary>Reads all operations of a document.</summary>
    internal static DocumentRights Read(AccessTable table, ContractSchema schema, GraphQLDocument document)
    {
        var definitions = document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
        return new DocumentRights(
            [.. document.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => new RightsReader(table, schema).ReadOperation(operation, definitions))]);
    }

    private OperationRights ReadOperation(GraphQLOperationDefinition operation, ILookup<string, GraphQLFragmentDefinition> definitions)
    {
        foreach (var variable in operation.Variables?.Items ?? []) ReadVariable(variable);
        ReadSelections(operation.SelectionSet, operation.Operation.ToString());
        // Each once, beside the operation and not within it, so that fragments of fragments cost neither time nor stack.
        while (fragments.TryDequeue(out var name))
            foreach (var fragment in definitions[name]) ReadSelections(fragment.SelectionSet, fragment.TypeCondition.Type.Name.StringValue);
        return new OperationRights(operation.Name?.StringValue, required, variables);
    }

    private void ReadVariable(GraphQLVariableDefinition variable)
    {
        var type = ContractSchema.NameOf(variable.Type);
        if (schema.Inputs.ContainsKey(type)) variables.Add(new CheckedVariable(variable.Variable.Name.StringValue, type, NamedThing.None));
        if (variable.DefaultValue is { } value) ReadValue(value, type, NamedThing.None);
    }

    private void ReadSelections(GraphQLSelectionSet? selections, string? typeName)
    {
        foreach (var selection in selections?.Selections ?? [])
            switch (selection)
            {
                case GraphQLField field:
                    ReadField(field, typeName);
                    break;
                case GraphQLInlineFragment inline:
                    ReadSelections(inline.SelectionSet, inline.TypeCondition?.Type.Name.StringValue ?? typeName);
                    break;
                case GraphQLFragmentSpread spread when entered.Add(spread.FragmentName.Name.StringValue):
                    fragments.Enqueue(spread.FragmentName.Name.StringValue);
                    break;
            }
    }

    private void ReadField(GraphQLField field, string? typeName)
    {
        var name = field.Name.StringValue;
        if (name is "__typename" or "__schema" or "__type")
        {
            // What is below describes the schema, which is public.
            Require(name, table.Of(name));
            return;
        }
        var contract = typeName is not null && schema.Types.TryGetValue(typeName, out var type) ? type.Fields.FirstOrDefault(known => known.Name == name) : null;
        var full = $"{typeName}.{name}";
        Require(full, contract is null ? AccessRule.Owner : table.Of(full));
        foreach (var argument in field.Arguments?.Items ?? [])
            ReadValue(argument.Value, contract?.ArgumentTypes.GetValueOrDefault(argument.Name.StringValue), NamedThings.Of(full, argument.Name.StringValue));
        ReadSelections(field.SelectionSet, contract?.TypeName);
    }

    private void ReadValue(GraphQLValue value, string? typeName, NamedThing named)
    {
        switch (value)
        {
            case GraphQLVariable variable when named != NamedThing.None:
                variables.Add(new CheckedVariable(variable.Name.StringValue, TypeName: null, named));
                break;
            case GraphQLListValue list:
                foreach (var item in list.Values ?? []) ReadValue(item, typeName, named);
                break;
            case GraphQLObjectValue input:
                foreach (var field in input.Fields ?? []) ReadValue(field.Value, RequireMember(typeName, field.Name.StringValue), NamedThing.None);
                break;
            case GraphQLEnumValue constant:
                RequireMember(typeName, constant.Name.StringValue);
                break;
            case GraphQLStringValue text:
                if (NamedThings.RightOf(named, text.Value.ToString(), table) is { } right) Require(right.Name, right.Rule);
                break;
        }
    }

    /// <summary>Requires a field of an input type or a value of an enum.</summary>
    /// <returns>The field's type; null for a value, and for what there is not.</returns>
    private string? RequireMember(string? typeName, string member)
    {
        var right = RightOf(table, schema, typeName, member, out var memberType);
        Require(right.Name, right.Rule);
        return memberType;
    }

    private void Require(string name, AccessRule rule)
    {
        if (rules.Add(rule)) required.Add(new RequiredRight(name, rule));
    }

    /// <summary>The right to a field of an input type or to a value of an enum.</summary>
    internal static RequiredRight RightOf(AccessTable table, ContractSchema schema, string? typeName, string member, out string? memberType)
    {
        memberType = null;
        var isKnown = typeName is not null && schema.Inputs.TryGetValue(typeName, out var input) && (input.Fields.TryGetValue(member, out memberType) || input.Values.Contains(member));
        // A value that there is not may be anything, and is not repeated.
        return isKnown ? new RequiredRight($"{typeName}.{member}", table.Of($"{typeName}.{member}")) : new RequiredRight(typeName ?? "this", AccessRule.Owner);
    }
}
