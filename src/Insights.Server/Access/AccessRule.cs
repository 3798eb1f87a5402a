namespace Insights.Server.Access;

/// <summary>Who may use something: a cell of the table in docs/access.md. The owner may use everything, but for what only this machine may.</summary>
internal sealed class AccessRule
{
    private const string Anyone = "anyone";
    private const string EveryCaller = "every caller";
    private const string OwnerOnly = "owner";
    private const string Till = "till";
    private const string ThisMachine = "this machine";

    /// <summary>Before what decides in place of this rule.</summary>
    private const string As = "as";

    private readonly bool isForAnyone;
    private readonly bool isForEveryCaller;
    private readonly bool isForTill;

    /// <summary>Each alone suffices; of one all scopes are needed.</summary>
    private readonly IReadOnlyList<Scope> alternatives;

    private AccessRule(string text)
    {
        Text = text;
        var scopes = new List<Scope>();
        foreach (var part in text.Split(", "))
        {
            if (part == Anyone) isForAnyone = true;
            else if (part == EveryCaller) isForEveryCaller = true;
            else if (part == Till) isForTill = true;
            else if (part == ThisMachine) IsForThisMachine = true;
            else if (part.Split(' ') is [As, var kind, ['{', .. var value, '}']]) Deciding = (kind, value);
            else if (part != OwnerOnly) scopes.Add(AllOf(part));
        }
        alternatives = scopes;
    }

    /// <summary>For the owner alone, as everything that no line of the table covers.</summary>
    internal static AccessRule Owner { get; } = new(OwnerOnly);

    /// <summary>The cell.</summary>
    internal string Text { get; }

    /// <summary>True for what only this machine may use, whoever asks.</summary>
    internal bool IsForThisMachine { get; }

    /// <summary>What decides in place of this rule: a chart or another kind of thing, and the part of the address that names it; null where the rule decides itself.</summary>
    internal (string Kind, string RouteValue)? Deciding { get; }

    /// <summary>Reads a cell.</summary>
    /// <exception cref="FormatException">It names what is neither a caller nor a scope.</exception>
    internal static AccessRule Parse(string text) => new(text);

    /// <summary>True where a caller may use it.</summary>
    internal bool Allows(Caller caller) => isForAnyone || caller.Kind switch
    {
        CallerKind.Owner => true,
        CallerKind.Till => isForEveryCaller || isForTill,
        CallerKind.Key => isForEveryCaller || AllowsAny(caller.Scopes),
        _ => false,
    };

    public override string ToString() => Text;

    private bool AllowsAny(Scope scopes)
    {
        foreach (var needed in alternatives)
            if ((scopes & needed) == needed) return true;
        return false;
    }

    private static Scope AllOf(string part)
    {
        var scopes = Scope.None;
        foreach (var name in part.Split(" + ")) scopes |= ScopeNames.Find(name) ?? throw new FormatException($"'{name}' is neither a kind of caller nor a scope.");
        return scopes;
    }
}
