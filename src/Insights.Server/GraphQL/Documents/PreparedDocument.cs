using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Documents;

/// <summary>A document, parsed once for all requests that name or send it. It says nothing of limits and rights: those are checked for every request.</summary>
/// <param name="Hash">The SHA-256 of the text.</param>
/// <param name="Text">The text.</param>
/// <param name="Syntax">What it says; null where it is no GraphQL, which the engine reports.</param>
internal sealed record PreparedDocument(string Hash, string Text, GraphQLDocument? Syntax)
{
    private volatile bool fitsSchema;
    private volatile object? compiled;
    private volatile object? rights;

    /// <summary>What the engine has compiled of the document, to execute it again; null for nothing.</summary>
    internal object? Compiled
    {
        get => compiled;
        set => compiled = value;
    }

    /// <summary>What the document asks for that somebody must have a right to, read once; null until then. Whose rights suffice is checked for every request.</summary>
    internal object? Rights
    {
        get => rights;
        set => rights = value;
    }

    /// <summary>True once the engine has found that it fits the schema, which depends on nothing else than the text.</summary>
    internal bool FitsSchema
    {
        get => fitsSchema;
        set => fitsSchema = value;
    }
}
