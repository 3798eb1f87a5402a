namespace Insights.Server.Access;

/// <summary>Kinds of callers.</summary>
internal enum CallerKind
{
    /// <summary>Nobody who is known, who may nothing.</summary>
    None,

    /// <summary>The shop's owner, who may everything.</summary>
    Owner,

    /// <summary>A paired device at the counter.</summary>
    Till,

    /// <summary>A program with a key, which may what the key's scopes say.</summary>
    Key,
}
