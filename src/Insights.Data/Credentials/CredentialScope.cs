namespace Insights.Data.Credentials;

/// <summary>What a key may be for.</summary>
public enum CredentialScope
{
    /// <summary>Lists of customers with tier and probabilities, without what names a person.</summary>
    Lists,

    /// <summary>Single customers and their purchases.</summary>
    Customers,

    /// <summary>What names a person: name, addresses, telephone, birthday.</summary>
    Personal,

    /// <summary>Figures of the whole shop, charts and runs.</summary>
    Analytics,

    /// <summary>What a till records.</summary>
    WriteTill,

    /// <summary>Ratings, complaints and contacts.</summary>
    WriteFeedback,

    /// <summary>Files of sales and customers.</summary>
    Import,

    /// <summary>Analyses, undoing imports, settings, and the lists of keys and of the audit.</summary>
    Admin,
}

/// <summary>Scopes by the names under which they are stored and written.</summary>
public static class CredentialScopes
{
    private static readonly Dictionary<string, CredentialScope> ByName = Enum.GetValues<CredentialScope>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>All names, in the order of the scopes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<CredentialScope>().Select(NameOf)];

    /// <summary>The name of a scope, such as write:till.</summary>
    public static string NameOf(this CredentialScope scope) => scope switch
    {
        CredentialScope.WriteTill => "write:till",
        CredentialScope.WriteFeedback => "write:feedback",
        _ => scope.ToString().ToLowerInvariant(),
    };

    /// <summary>The scope of a name.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public static CredentialScope Parse(string name) =>
        ByName.TryGetValue(name, out var scope) ? scope : throw new FormatException($"'{name}' is no scope. Scopes are {string.Join(", ", Names)}.");
}
