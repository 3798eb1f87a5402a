using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;

namespace Insights.Server.Tests.Access;

/// <summary>The shortest request for each field, input field and value of a schema, and all that it asks for.</summary>
internal sealed partial class SchemaPaths
{
    private static readonly string[] Roots = ["Query", "Mutation", "Subscription"];

    private readonly Dictionary<string, GraphQLFieldDefinition[]> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphQLInputValueDefinition[]> inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> values = new(StringComparer.Ordinal);

    /// <summary>What leads to a type: the fields from the root on, and where one is of an interface or a union, the type that is meant.</summary>
    private readonly Dictionary<string, Step[]> paths = new(StringComparer.Ordinal);

    internal SchemaPaths(string sdl)
    {
        var definitions = Parser.Parse(sdl).Definitions;
        foreach (var definition in definitions)
            switch (definition)
            {
                case GraphQLObjectTypeDefinition type:
                    fields[type.Name.StringValue] = [.. type.Fields?.Items ?? []];
                    break;
                case GraphQLInterfaceTypeDefinition type:
                    fields[type.Name.StringValue] = [.. type.Fields?.Items ?? []];
                    members[type.Name.StringValue] = [.. definitions.OfType<GraphQLObjectTypeDefinition>().Where(one => one.Interfaces?.Items.Any(i => i.Name.StringValue == type.Name.StringValue) == true).Select(one => one.Name.StringValue)];
                    break;
                case GraphQLUnionTypeDefinition type:
                    members[type.Name.StringValue] = [.. type.Types?.Items.Select(one => one.Name.StringValue) ?? []];
                    break;
                case GraphQLInputObjectTypeDefinition type:
                    inputs[type.Name.StringValue] = [.. type.Fields?.Items ?? []];
                    break;
                case GraphQLEnumTypeDefinition type:
                    values[type.Name.StringValue] = [.. type.Values?.Items.Select(one => one.Name.StringValue) ?? []];
                    break;
            }
        FindPaths();
    }

    /// <summary>A request for each field of each type.</summary>
    internal IEnumerable<SchemaRequest> Fields() =>
        from type in paths
        where fields.ContainsKey(type.Key)
        from member in fields[type.Key]
        select RequestOf([.. type.Value, new Step(type.Key, member, NameOf(member.Type))], $"{type.Key}.{member.Name.StringValue}", argument: null);

    /// <summary>A request for each field of each input type and each value of each enum.</summary>
    /// <param name="areVariables">True for values of a variable, false for those in the document.</param>
    internal IEnumerable<SchemaRequest> Inputs(bool areVariables)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (type, path) in paths.Where(path => fields.ContainsKey(path.Key)))
            foreach (var taking in fields[type])
                foreach (var argument in taking.Arguments?.Items ?? [])
                    foreach (var (member, literal, asked) in MembersOf(argument.Type, []))
                        if (seen.Add(member))
                            yield return RequestOf([.. path, new Step(type, taking, NameOf(taking.Type))], member, new Argument(argument, literal, asked, areVariables));
    }

    private void FindPaths()
    {
        var found = new Queue<string>();
        foreach (var root in Roots)
        {
            paths[root] = [];
            found.Enqueue(root);
        }
        while (found.TryDequeue(out var type))
        {
            foreach (var member in members.GetValueOrDefault(type) ?? [])
                if (paths.TryAdd(member, [.. paths[type][..^1], paths[type][^1] with { Meant = member }])) found.Enqueue(member);
            foreach (var field in fields.GetValueOrDefault(type) ?? [])
                if (NameOf(field.Type) is var name && (fields.ContainsKey(name) || members.ContainsKey(name)) && paths.TryAdd(name, [.. paths[type], new Step(type, field, name)])) found.Enqueue(name);
        }
        // An interface that no field is of is asked for by a fragment, where one of its types is.
        foreach (var (name, all) in members)
            if (fields.ContainsKey(name) && all.FirstOrDefault(paths.ContainsKey) is { } member) paths.TryAdd(name, [.. paths[member][..^1], paths[member][^1] with { Meant = name }]);
    }

    private SchemaRequest RequestOf(Step[] path, string subject, Argument? argument)
    {
        var asked = new List<string>();
        var text = "";
        for (var i = path.Length - 1; i >= 0; i--)
        {
            var step = path[i];
            var name = NameOf(step.Field.Type);
            var isComposite = fields.ContainsKey(name) || members.ContainsKey(name);
            if (isComposite && text == "")
            {
                text = "__typename";
                asked.Add(text);
            }
            var given = i == path.Length - 1 ? argument : null;
            var arguments = ArgumentsOf(step.Field, given, asked);
            asked.Add($"{step.Type}.{step.Field.Name.StringValue}");
            text = $"{step.Field.Name.StringValue}{arguments}{(isComposite ? step.Meant == name ? $" {{ {text} }}" : $" {{ ... on {step.Meant} {{ {text} }} }}" : "")}";
        }
        var declared = argument is { IsVariable: true } ? $"($v: {Print(argument.Definition.Type)})" : "";
        return new SchemaRequest(subject, $"{path[0].Type.ToLowerInvariant()}{declared} {{ {text} }}", asked) { Variables = argument is { IsVariable: true } ? $$"""{"v":{{Name().Replace(argument.Literal, "\"$0\"")}}}""" : null };
    }

    private string ArgumentsOf(GraphQLFieldDefinition field, Argument? given, List<string> asked)
    {
        var texts = new List<string>();
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (given?.Definition == argument)
            {
                texts.Add($"{argument.Name.StringValue}: {(given.IsVariable ? "$v" : given.Literal)}");
                asked.AddRange(given.Asked);
            }
            else if (field.Name.StringValue == "chart" && argument.Name.StringValue == "name")
            {
                // A name that has a line of its own.
                texts.Add("name: \"rfm\"");
                asked.Add("chart rfm");
            }
            else if (argument is { Type: GraphQLNonNullType, DefaultValue: null })
            {
                texts.Add($"{argument.Name.StringValue}: {LeastOf(argument.Type, asked)}");
            }
        }
        return texts.Count == 0 ? "" : $"({string.Join(", ", texts)})";
    }

    /// <summary>The smallest value of a type.</summary>
    private string LeastOf(GraphQLType type, List<string> asked)
    {
        switch (type)
        {
            case GraphQLNonNullType nonNull:
                return LeastOf(nonNull.Type, asked);
            case GraphQLListType list:
                return $"[{LeastOf(list.Type, asked)}]";
        }
        var name = NameOf(type);
        if (values.TryGetValue(name, out var all))
        {
            asked.Add($"{name}.{all[0]}");
            return all[0];
        }
        if (!inputs.TryGetValue(name, out var known)) return name switch { "Int" or "Float" or "Decimal" => "1", "Boolean" => "true", "Date" => "\"2024-01-01\"", _ => "\"x\"" };
        var needed = known.Where(field => field is { Type: GraphQLNonNullType, DefaultValue: null }).ToList();
        asked.AddRange(needed.Select(field => $"{name}.{field.Name.StringValue}"));
        return $"{{ {string.Join(", ", needed.Select(field => $"{field.Name.StringValue}: {LeastOf(field.Type, asked)}"))} }}";
    }

    /// <summary>Each member of a type and of those within it, with a value that has it and what the value asks for.</summary>
    private IEnumerable<(string Member, string Literal, List<string> Asked)> MembersOf(GraphQLType type, HashSet<string> around)
    {
        var name = NameOf(type);
        foreach (var value in values.GetValueOrDefault(name) ?? []) yield return ($"{name}.{value}", value, [$"{name}.{value}"]);
        if (!inputs.TryGetValue(name, out var known) || !around.Add(name)) yield break;
        foreach (var field in known)
        {
            var asked = new List<string> { $"{name}.{field.Name.StringValue}" };
            yield return ($"{name}.{field.Name.StringValue}", WithNeeded($"{field.Name.StringValue}: {LeastOf(field.Type, asked)}", field, asked), asked);
            foreach (var (member, literal, inside) in MembersOf(field.Type, around))
            {
                List<string> all = [$"{name}.{field.Name.StringValue}", .. inside];
                yield return (member, WithNeeded($"{field.Name.StringValue}: {literal}", field, all), all);
            }
        }
        around.Remove(name);

        string WithNeeded(string text, GraphQLInputValueDefinition given, List<string> asked)
        {
            foreach (var field in known.Where(field => field != given && field is { Type: GraphQLNonNullType, DefaultValue: null }))
            {
                asked.Add($"{name}.{field.Name.StringValue}");
                text += $", {field.Name.StringValue}: {LeastOf(field.Type, asked)}";
            }
            return $"{{ {text} }}";
        }
    }

    private static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => throw new NotSupportedException(),
    };

    private static string Print(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => $"{Print(nonNull.Type)}!",
        GraphQLListType list => $"[{Print(list.Type)}]",
        _ => NameOf(type),
    };

    /// <summary>A name or a value of an enum, which JSON has between quotation marks.</summary>
    [GeneratedRegex(@"(?<![""\w])(?!true\b)[A-Za-z_]\w*")]
    private static partial Regex Name();

    private sealed record Step(string Type, GraphQLFieldDefinition Field, string Meant);

    private sealed record Argument(GraphQLInputValueDefinition Definition, string Literal, List<string> Asked, bool IsVariable);
}

/// <summary>A request.</summary>
/// <param name="Subject">What it is for.</param>
/// <param name="Query">The document.</param>
/// <param name="Asked">The names of all that it asks for.</param>
internal sealed record SchemaRequest(string Subject, string Query, IReadOnlyList<string> Asked)
{
    /// <summary>The values of its variables as JSON; null for none.</summary>
    internal string? Variables { get; init; }
}
