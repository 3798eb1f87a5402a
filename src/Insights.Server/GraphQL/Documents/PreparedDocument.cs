using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Documents;

/// <summary>A document, parsed once for all requests that name or send it. It says nothing of limits and rights: those are looked at for every request.</summary>
/// <param name="Hash">The SHA-256 of the text.</param>
/// <param name="Text">The text.</param>
/// <param name="Syntax">What it says; null where it is no GraphQL, which the engine tells.</param>
internal sealed record PreparedDocument(string Hash, string Text, GraphQLDocument? Syntax)
{
    private volatile bool fitsSchema;
    private volatile object? compiled;

    /// <summary>What the engine has compiled of the document, to execute it again; null for nothing.</summary>
    internal object? Compiled
    {
        get => compiled;
        set => compiled = value;
    }

    /// <summary>True once the engine has found that it fits the schema, which depends on nothing else than the text.</summary>
    internal bool FitsSchema
    {
        get => fitsSchema;
        set => fitsSchema = value;
    }
}
