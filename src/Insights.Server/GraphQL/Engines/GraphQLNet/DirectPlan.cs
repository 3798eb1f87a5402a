using System.Text.Json;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>What is asked of objects of one type, in the order of the answer.</summary>
/// <param name="Fields">The fields.</param>
internal sealed record DirectPlan(DirectField[] Fields);

/// <summary>A field of an answer.</summary>
/// <param name="Name">Under which name it stands.</param>
/// <param name="Bound">What resolves it; null for the name of the type.</param>
/// <param name="Arguments">Arguments by name, those from variables with the values of the request that was planned.</param>
/// <param name="Shape">What its values are like.</param>
internal sealed record DirectField(JsonEncodedText Name, BoundField? Bound, IReadOnlyDictionary<string, object?> Arguments, DirectShape Shape)
{
    /// <summary>Arguments that are variables.</summary>
    internal IReadOnlyList<DirectArgument> FromVariables { get; init; } = [];

    /// <summary>What is asked of the value.</summary>
    internal Func<Selection> Selection { get; init; } = () => Contract.Selection.Nothing;
}

/// <summary>An argument that is a variable.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Variable">The variable.</param>
/// <param name="CanBeNull">False where null is an error.</param>
/// <param name="Default">The argument's value where the variable has none.</param>
internal sealed record DirectArgument(string Name, string Variable, bool CanBeNull, object? Default);

/// <summary>What values of a type are like.</summary>
/// <param name="CanBeNull">False where null is an error.</param>
internal abstract record DirectShape(bool CanBeNull);

/// <summary>A list.</summary>
internal sealed record DirectList(bool CanBeNull, DirectShape Item) : DirectShape(CanBeNull);

/// <summary>A value without fields.</summary>
internal sealed record DirectLeaf(bool CanBeNull, DirectLeafWriter Writer) : DirectShape(CanBeNull);

/// <summary>An object; of an interface or a union the plan depends on the value.</summary>
internal sealed record DirectObjectShape(bool CanBeNull, Func<object, DirectPlan> PlanOf) : DirectShape(CanBeNull);

/// <summary>The name of an object's type.</summary>
internal sealed record DirectTypeName(JsonEncodedText Name) : DirectShape(CanBeNull: false);

/// <summary>An object of an answer.</summary>
/// <param name="Plan">What is asked of it.</param>
/// <param name="Values">The values: leaves as resolvers give them, objects, arrays, or null.</param>
internal sealed record DirectObject(DirectPlan Plan, object?[] Values);
