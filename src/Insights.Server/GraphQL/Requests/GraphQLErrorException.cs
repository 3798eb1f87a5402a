using Insights.Server.Access;

namespace Insights.Server.GraphQL.Requests;

/// <summary>A request that cannot be answered for a reason its sender can mend. The code is stable; the message is for people.</summary>
/// <param name="code">What clients handle, in capitals with underscores.</param>
/// <param name="message">Why, and what would be accepted.</param>
internal sealed class GraphQLErrorException(string code, string message) : Exception(message)
{
    /// <summary>A cursor, an id, a page size or a filter that cannot be.</summary>
    internal const string BadInput = "BAD_INPUT";

    /// <summary>Too many large queries at once.</summary>
    internal const string Busy = "SERVER_BUSY";

    /// <summary>The database or its disk cannot do its work; the message says why and what to do.</summary>
    internal const string DatabaseFailed = "DATABASE_FAILED";

    /// <summary>Something that this caller may not use.</summary>
    internal const string Forbidden = AccessRefusal.Code;

    /// <summary>A cursor that is of another list or order.</summary>
    internal const string InvalidCursor = "INVALID_CURSOR";

    /// <summary>A text that is no id, or one of another kind.</summary>
    internal const string InvalidId = "INVALID_ID";

    /// <summary>An id that is of this kind, and of nothing that there is.</summary>
    internal const string NotFound = "NOT_FOUND";

    /// <summary>An introspection query where it is not answered.</summary>
    internal const string IntrospectionOff = "INTROSPECTION_OFF";

    /// <summary>A request that is beyond a limit.</summary>
    internal const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>A fault of the server; its log says more.</summary>
    internal const string InternalError = "INTERNAL_ERROR";

    /// <summary>A document that is not trusted where only trusted ones are taken.</summary>
    internal const string NotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>A document with the hash of another one.</summary>
    internal const string PersistedQueryMismatch = "PERSISTED_QUERY_MISMATCH";

    /// <summary>A hash of a document that the server does not know, or no longer.</summary>
    internal const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>A hash where documents must be sent.</summary>
    internal const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>A document that is no GraphQL.</summary>
    internal const string SyntaxError = "SYNTAX_ERROR";

    /// <summary>An answer that takes too long.</summary>
    internal const string Timeout = "TIMEOUT";

    /// <summary>A document that does not fit the schema.</summary>
    internal const string ValidationFailed = "VALIDATION_FAILED";

    internal string Code => code;

    /// <summary>The object of an id that a client has named.</summary>
    /// <param name="found">The object, or null where there is none.</param>
    /// <param name="typeName">The requested type of the SDL.</param>
    /// <exception cref="GraphQLErrorException">There is none: what is computed of nothing would look like an answer.</exception>
    internal static T Demand<T>(T? found, string typeName) where T : class =>
        found ?? throw new GraphQLErrorException(NotFound, $"There is no {typeName} with this id.");

    /// <summary>What the request would cost, where that is the reason.</summary>
    internal RequestCost? Cost { get; init; }
}
