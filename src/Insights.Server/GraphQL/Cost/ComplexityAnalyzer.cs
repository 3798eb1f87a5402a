using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Cost;

/// <summary>
/// Measures the complexity of selection sets. Each fragment is measured once for each page size around it, so that fragments of fragments cost no
/// more time than they have letters; and nothing is entered that is deeper than allowed, so that no document exhausts the stack.
/// </summary>
internal sealed class ComplexityAnalyzer(int maxDepth, ContractSchema schema, GraphQLDocument document, IReadOnlyDictionary<string, JsonElement> variables, bool allowsIntrospection)
{
    /// <summary>Items of a list without a page size: lines of a basket, reasons, tiers.</summary>
    private const int ItemsOfShortList = 10;

    /// <summary>No list gives more items than this.</summary>
    private const int MaxItems = 1_000;

    /// <summary>Items of the lists of introspection, about as many as this schema has.</summary>
    private static readonly Dictionary<string, int> ItemsOfIntrospection = new(StringComparer.Ordinal)
    {
        ["types"] = 80,
        ["fields"] = 5,
        ["args"] = 1,
        ["inputFields"] = 3,
        ["enumValues"] = 5,
        ["interfaces"] = 1,
        ["possibleTypes"] = 3,
        ["directives"] = 5,
    };

    private readonly ILookup<string, GraphQLFragmentDefinition> fragments = document.Definitions.OfType<GraphQLFragmentDefinition>()
        .ToLookup(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);

    private readonly Dictionary<(string Fragment, int PageSize), QueryComplexity> known = [];
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);

    /// <summary>The complexity of an operation.</summary>
    /// <exception cref="GraphQLErrorException">It is too deep, or its fragments contain themselves.</exception>
    internal QueryComplexity Of(GraphQLOperationDefinition operation) =>
        OfSelections(operation.SelectionSet, new Place(operation.Operation.ToString(), PageSize: 1, Depth: 0, IsIntrospection: false), NewNames());

    /// <summary>Measures every fragment, also those that no operation uses.</summary>
    /// <exception cref="GraphQLErrorException">One is too deep or contains itself.</exception>
    internal void VisitFragments()
    {
        foreach (var fragment in fragments) OfFragment(fragment.Key, new Place(TypeName: null, PageSize: 1, Depth: 0, IsIntrospection: false));
    }

    /// <summary>Where a selection set stands.</summary>
    /// <param name="TypeName">The type it is of; null where it is not known.</param>
    /// <param name="PageSize">Items of the page, where it is of a connection.</param>
    /// <param name="Depth">Fields and fragments around it.</param>
    /// <param name="IsIntrospection">True below __schema and __type.</param>
    private readonly record struct Place(string? TypeName, int PageSize, int Depth, bool IsIntrospection);

    private static HashSet<string> NewNames() => new(StringComparer.Ordinal);

    private QueryComplexity OfSelections(GraphQLSelectionSet? selections, Place place, HashSet<string> names)
    {
        if (place.Depth > maxDepth) throw TooDeep();
        var sum = default(QueryComplexity);
        foreach (var selection in selections?.Selections ?? [])
            sum = sum.Plus(selection switch
            {
                GraphQLField field => OfField(field, place, !names.Add((field.Alias?.Name ?? field.Name).StringValue)),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue, place).OneLevelDeeper(),
                GraphQLInlineFragment inline => OfSelections(inline.SelectionSet, place with
                {
                    TypeName = inline.TypeCondition?.Type.Name.StringValue ?? place.TypeName,
                    Depth = place.Depth + 1,
                }, names).OneLevelDeeper(),
                _ => default,
            });
        return sum;
    }

    private QueryComplexity OfFragment(string name, Place place)
    {
        if (place.Depth >= maxDepth) throw TooDeep();
        if (!known.TryGetValue((name, place.PageSize), out var measured))
        {
            if (!entered.Add(name))
                throw new GraphQLErrorException(GraphQLErrorException.ValidationFailed, $"The fragment '{name}' contains itself.");
            foreach (var fragment in fragments[name].Take(1))
                measured = OfSelections(fragment.SelectionSet, place with { TypeName = fragment.TypeCondition.Type.Name.StringValue, Depth = place.Depth + 1 }, NewNames());
            entered.Remove(name);
            known[(name, place.PageSize)] = measured;
        }
        return place.Depth + 1 + measured.Depth > maxDepth ? throw TooDeep() : measured;
    }

    private QueryComplexity OfField(GraphQLField field, Place place, bool isRepeat)
    {
        var name = field.Name.StringValue;
        var contract = place.TypeName is { } type && schema.Types.TryGetValue(type, out var found) ? found.Fields.FirstOrDefault(f => f.Name == name) : null;
        var isIntrospection = place.IsIntrospection || name is "__schema" or "__type";
        if (isIntrospection && !allowsIntrospection)
            throw new GraphQLErrorException(GraphQLErrorException.IntrospectionOff, $"This server does not tell its schema in queries; it is published at {ContractSchema.Address}.");
        var inside = new Place(contract?.TypeName, PageSizeOf(field, contract), place.Depth + 1, isIntrospection);
        return OfSelections(field.SelectionSet, inside, NewNames()).AsField(ItemsOf(field, contract, place), contract?.Cost.Weight ?? 0, field.Alias is not null, isRepeat);
    }

    private int ItemsOf(GraphQLField field, ContractField? contract, Place place)
    {
        if (place.IsIntrospection) return ItemsOfIntrospection.GetValueOrDefault(field.Name.StringValue, 1);
        if (contract is not { IsList: true }) return 1;
        if (contract.Name is "nodes" or "edges" && contract.Arguments.Count == 0) return place.PageSize;
        if (ValueOf(field, "ids") is { } ids) return Math.Max(1, CountOf(ids));
        return HasPageSize(contract) ? PageSizeOf(field, contract) : contract.Cost.AssumedItems ?? ItemsOfShortList;
    }

    private int PageSizeOf(GraphQLField field, ContractField? contract)
    {
        if (contract is null || !HasPageSize(contract)) return 1;
        var size = NumberOf(ValueOf(field, "first")) ?? NumberOf(ValueOf(field, "last")) ?? contract.Cost.DefaultItems ?? PageArguments.DefaultItems;
        // What is more than any list gives is refused by the list.
        return Math.Clamp(size, 1, MaxItems);
    }

    private static bool HasPageSize(ContractField contract) => contract.Arguments.Contains("first") || contract.Arguments.Contains("last");

    private static GraphQLValue? ValueOf(GraphQLField field, string argument) =>
        field.Arguments?.Items.FirstOrDefault(given => given.Name.StringValue == argument)?.Value;

    private int? NumberOf(GraphQLValue? value) => value switch
    {
        // A number that is none is refused by whoever reads it.
        GraphQLIntValue number => int.TryParse(number.Value.Span, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size) ? size : MaxItems,
        GraphQLVariable variable when variables.TryGetValue(variable.Name.StringValue, out var json) && json.ValueKind == JsonValueKind.Number =>
            json.TryGetInt32(out var size) ? size : MaxItems,
        _ => null,
    };

    private int CountOf(GraphQLValue value) => value switch
    {
        GraphQLListValue list => list.Values?.Count ?? 0,
        GraphQLVariable variable when variables.TryGetValue(variable.Name.StringValue, out var json) && json.ValueKind == JsonValueKind.Array => json.GetArrayLength(),
        _ => 1,
    };

    private GraphQLErrorException TooDeep() =>
        DocumentLimiter.TooMuch($"Fields and fragments lie at most {maxDepth} deep in one another.");
}
