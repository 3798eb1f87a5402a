using System.Text.Json;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>The fields that are selected of objects of one type, in the order of the answer.</summary>
/// <param name="Fields">The fields.</param>
internal sealed record CompiledSelection(CompiledField[] Fields)
{
    /// <summary>How many of the fields have a resolver: the name of the type has none.</summary>
    internal int ResolvedFields { get; } = Fields.Count(field => field.Bound is not null);
}

/// <summary>A selected field.</summary>
/// <param name="Name">Its name in the answer.</param>
/// <param name="Bound">Its resolver; null for the name of the type.</param>
/// <param name="Arguments">Arguments by name, those from variables only where the query serves no other request.</param>
/// <param name="Type">The type of its values.</param>
internal sealed record CompiledField(JsonEncodedText Name, BoundField? Bound, IReadOnlyDictionary<string, object?> Arguments, CompiledType Type)
{
    /// <summary>Its number among all fields of the query.</summary>
    internal required int Index { get; init; }

    /// <summary>Arguments that are variables.</summary>
    internal IReadOnlyList<VariableArgument> VariableArguments { get; init; } = [];

    /// <summary>What is selected of the value.</summary>
    internal Func<Selection> Selection { get; init; } = () => Contract.Selection.Nothing;
}

/// <summary>An argument that is a variable.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Variable">The variable.</param>
/// <param name="CanBeNull">False where null is an error.</param>
/// <param name="Default">The argument's value where the variable has none.</param>
internal sealed record VariableArgument(string Name, string Variable, bool CanBeNull, object? Default);

/// <summary>The type of a value, with what is selected of it.</summary>
/// <param name="CanBeNull">False where null is an error.</param>
internal abstract record CompiledType(bool CanBeNull);

/// <summary>A list.</summary>
internal sealed record CompiledList(bool CanBeNull, CompiledType Item) : CompiledType(CanBeNull);

/// <summary>A scalar or an enum.</summary>
internal sealed record CompiledLeaf(bool CanBeNull, LeafWriter Writer) : CompiledType(CanBeNull);

/// <summary>An object type.</summary>
internal sealed record CompiledObject(bool CanBeNull, CompiledSelection Selection) : CompiledType(CanBeNull);

/// <summary>An interface or a union: what is selected depends on the class of the value.</summary>
internal sealed record CompiledAbstract(bool CanBeNull, IReadOnlyDictionary<Type, CompiledSelection> Selections) : CompiledType(CanBeNull);

/// <summary>The name of an object's type.</summary>
internal sealed record CompiledTypeName(JsonEncodedText Name) : CompiledType(CanBeNull: false);

/// <summary>An object of an answer.</summary>
/// <param name="Selection">What is selected of it.</param>
/// <param name="Values">The values: leaves as resolvers return them, objects, arrays, or null.</param>
internal sealed record ObjectValue(CompiledSelection Selection, object?[] Values);
