using Insights.Server.Access;

namespace Insights.Server.GraphQL.Rights;

/// <summary>What the operations of a document ask for.</summary>
/// <param name="Operations">Each of them.</param>
internal sealed record DocumentRights(IReadOnlyList<OperationRights> Operations)
{
    /// <summary>The operations that a request may mean: the named one; all where it names none, or one that there is not, which an engine refuses.</summary>
    internal IEnumerable<OperationRights> Of(string? operationName)
    {
        var named = Operations.Where(operation => operation.Name == operationName && operationName is not null).ToList();
        return named.Count > 0 ? named : Operations;
    }
}

/// <summary>What an operation asks for.</summary>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="Required">The first thing of each rule, in the order of the document.</param>
/// <param name="Variables">Its variables whose values ask for something, too.</param>
internal sealed record OperationRights(string? Name, IReadOnlyList<RequiredRight> Required, IReadOnlyList<CheckedVariable> Variables);

/// <summary>Something that is asked for.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Rule">Who may use it.</param>
internal readonly record struct RequiredRight(string Name, AccessRule Rule);

/// <summary>A variable whose value asks for something.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its input type or enum; null where its value names something.</param>
/// <param name="Names">What its value names.</param>
internal readonly record struct CheckedVariable(string Name, string? TypeName, NamedThing Names);
