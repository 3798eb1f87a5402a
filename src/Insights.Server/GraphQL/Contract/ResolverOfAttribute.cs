namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// Marks a static class whose public methods resolve fields of a type: method name = field name, parameters = arguments
/// by name, the parent marked with <see cref="ParentAttribute"/>, services from the container, a cancellation token, and a
/// <see cref="Selection"/> where it matters what is selected of the value.
/// </summary>
/// <param name="typeName">The type's name in the SDL.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ResolverOfAttribute(string typeName) : Attribute
{
    internal string TypeName => typeName;
}

/// <summary>Marks the parameter that takes the object whose field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ParentAttribute : Attribute;
