using System.Reflection;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// The contract with all clients: the SDL files of all features as one schema. Features add fields to Query, Mutation and
/// Subscription with <c>extend type</c>.
/// </summary>
internal sealed class ContractSchema
{
    /// <summary>Where a server publishes the schema.</summary>
    internal const string Address = "/graphql/schema.graphql";

    private const string Suffix = ".graphql";

    private ContractSchema(string sdl, IReadOnlyDictionary<string, ContractType> types, IReadOnlyDictionary<string, ContractInput> inputs)
    {
        Sdl = sdl;
        Types = types;
        Inputs = inputs;
    }

    /// <summary>The printed schema.</summary>
    internal string Sdl { get; }

    /// <summary>Object types, interfaces and unions by name.</summary>
    internal IReadOnlyDictionary<string, ContractType> Types { get; }

    /// <summary>Input types and enums by name.</summary>
    internal IReadOnlyDictionary<string, ContractInput> Inputs { get; }

    /// <summary>Reads the SDL files that are embedded in an assembly; the folder of a feature may be renamed without another order of the printed schema.</summary>
    internal static ContractSchema Load(Assembly assembly)
    {
        var files = new List<(string Name, string Text)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} cannot be read.");
            using var reader = new StreamReader(stream);
            files.Add((name, reader.ReadToEnd()));
        }
        return Join(files);
    }

    /// <summary>Joins SDL files in the order of their names without the folder of the feature.</summary>
    /// <param name="files">Names of resources, and texts.</param>
    internal static ContractSchema Join(IEnumerable<(string Name, string Text)> files) =>
        Parse(files.OrderBy(file => WithoutFolder(file.Name), StringComparer.Ordinal).Select(file => file.Text));

    private static string WithoutFolder(string resource)
    {
        var parts = resource.Split('.');
        return string.Join('.', [.. parts[..^3], .. parts[^2..]]);
    }

    /// <summary>Joins SDL texts; extensions become part of what they extend.</summary>
    internal static ContractSchema Parse(IEnumerable<string> texts)
    {
        var definitions = new List<ASTNode>();
        var extensions = new List<GraphQLObjectTypeExtension>();
        foreach (var text in texts)
            foreach (var definition in Parser.Parse(text).Definitions)
            {
                if (definition is GraphQLObjectTypeExtension extension) extensions.Add(extension);
                else definitions.Add(definition);
            }
        foreach (var extension in extensions) Merge(definitions, extension);
        var document = new GraphQLDocument(definitions);
        using var sdl = new StringWriter();
        new SDLPrinter().PrintAsync(document, sdl).AsTask().GetAwaiter().GetResult();
        return new ContractSchema(sdl.ToString().ReplaceLineEndings("\n"), TypesOf(definitions), InputsOf(definitions));
    }

    private static void Merge(List<ASTNode> definitions, GraphQLObjectTypeExtension extension)
    {
        var target = definitions.OfType<GraphQLObjectTypeDefinition>().FirstOrDefault(type => type.Name.StringValue == extension.Name.StringValue)
            ?? throw new ContractException([$"'extend type {extension.Name.StringValue}' extends a type that there is not."]);
        var fields = extension.Fields?.Items ?? [];
        target.Fields = new GraphQLFieldsDefinition([.. target.Fields?.Items ?? [], .. fields]);
    }

    private static Dictionary<string, ContractType> TypesOf(List<ASTNode> definitions)
    {
        var types = new Dictionary<string, ContractType>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            ContractType? type = definition switch
            {
                GraphQLObjectTypeDefinition objectType => new ContractType(
                    objectType.Name.StringValue, ContractTypeKind.Object, FieldsOf(objectType.Fields), [.. objectType.Interfaces?.Items.Select(i => i.Name.StringValue) ?? []]),
                GraphQLInterfaceTypeDefinition interfaceType => new ContractType(interfaceType.Name.StringValue, ContractTypeKind.Abstract, FieldsOf(interfaceType.Fields), []),
                GraphQLUnionTypeDefinition union => new ContractType(
                    union.Name.StringValue, ContractTypeKind.Abstract, [], [.. union.Types?.Items.Select(i => i.Name.StringValue) ?? []]),
                _ => null,
            };
            if (type is not null) types.Add(type.Name, type);
        }
        return types;
    }

    private static Dictionary<string, ContractInput> InputsOf(List<ASTNode> definitions)
    {
        var inputs = new Dictionary<string, ContractInput>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            ContractInput? input = definition switch
            {
                GraphQLInputObjectTypeDefinition type => new ContractInput(type.Name.StringValue, ValueTypesOf(type.Fields?.Items), []),
                GraphQLEnumTypeDefinition type => new ContractInput(type.Name.StringValue, ValueTypesOf([]), [.. type.Values?.Items.Select(value => value.Name.StringValue) ?? []]),
                _ => null,
            };
            if (input is not null) inputs.Add(input.Name, input);
        }
        return inputs;
    }

    private static Dictionary<string, string> ValueTypesOf(IEnumerable<GraphQLInputValueDefinition>? values) =>
        (values ?? []).ToDictionary(value => value.Name.StringValue, value => NameOf(value.Type), StringComparer.Ordinal);

    private static ContractField[] FieldsOf(GraphQLFieldsDefinition? fields) =>
    [
        .. (fields?.Items ?? []).Select(field => new ContractField(
            field.Name.StringValue, NameOf(field.Type), IsList(field.Type), [.. field.Arguments?.Items.Select(argument => argument.Name.StringValue) ?? []])
        {
            Cost = FieldCost.Of(field),
            ArgumentTypes = ValueTypesOf(field.Arguments?.Items),
        }),
    ];

    private static bool IsList(GraphQLType type) => type is GraphQLListType or GraphQLNonNullType { Type: GraphQLListType };

    /// <summary>The name of a type, without lists and non-null marks.</summary>
    internal static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => throw new NotSupportedException($"There is no type of kind {type.Kind}."),
    };
}

/// <summary>A type of the contract that has fields or stands for types that have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Whether it has fields of its own.</param>
/// <param name="Fields">Its fields; empty for unions. Those of interfaces are resolved by the types that implement them.</param>
/// <param name="Relations">The interfaces of an object type; the members of a union.</param>
internal sealed record ContractType(string Name, ContractTypeKind Kind, IReadOnlyList<ContractField> Fields, IReadOnlyList<string> Relations);

/// <summary>Kinds of types.</summary>
internal enum ContractTypeKind
{
    /// <summary>Has fields that are resolved.</summary>
    Object,

    /// <summary>An interface or a union.</summary>
    Abstract,
}

/// <summary>A field of the contract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The name of its type, without lists and non-null marks.</param>
/// <param name="IsList">True where it gives a list.</param>
/// <param name="Arguments">The names of its arguments.</param>
internal sealed record ContractField(string Name, string TypeName, bool IsList, IReadOnlyList<string> Arguments)
{
    /// <summary>What it costs.</summary>
    internal required FieldCost Cost { get; init; }

    /// <summary>The names of its arguments' types, without lists and non-null marks, by the names of the arguments.</summary>
    internal required IReadOnlyDictionary<string, string> ArgumentTypes { get; init; }
}

/// <summary>An input type, or an enum, which may be an argument as well as a result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The names of the types of an input type's fields by their names; empty for an enum.</param>
/// <param name="Values">The values of an enum; empty for an input type.</param>
internal sealed record ContractInput(string Name, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Values);
