namespace Insights.Server.Access;

/// <summary>Scopes as they are written: in claims, on the command line and in docs/access.md.</summary>
internal static class ScopeNames
{
    private static readonly (string Name, Scope Scope)[] Named =
    [
        ("lists", Scope.Lists), ("customers", Scope.Customers), ("personal", Scope.Personal), ("analytics", Scope.Analytics),
        ("write:till", Scope.WriteTill), ("write:feedback", Scope.WriteFeedback), ("import", Scope.Import), ("admin", Scope.Admin),
    ];

    /// <summary>All names, in their usual order.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. Named.Select(one => one.Name)];

    /// <summary>A scope by its name; null where there is none of this name.</summary>
    internal static Scope? Find(string name)
    {
        foreach (var (known, scope) in Named)
            if (known == name) return scope;
        return null;
    }

    /// <summary>The names of scopes, in their usual order.</summary>
    internal static IReadOnlyList<string> Of(Scope scopes) => [.. Named.Where(one => scopes.HasFlag(one.Scope)).Select(one => one.Name)];
}
