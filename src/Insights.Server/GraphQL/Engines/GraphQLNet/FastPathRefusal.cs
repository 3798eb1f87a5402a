namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Why the fast path does not take a query, which GraphQL.NET then executes from its beginning.</summary>
internal enum FastPathRefusal
{
    /// <summary>A field is not of the contract: introspection.</summary>
    UnboundField,

    /// <summary>A field's type is a scalar that is not written here.</summary>
    UnsupportedType,

    /// <summary>A variable is null where an argument must not be.</summary>
    NullArgument,

    /// <summary>A resolver reports an error to the client.</summary>
    ReportedError,

    /// <summary>A resolver failed.</summary>
    ResolverFailed,

    /// <summary>A resolver returned null where the schema has none.</summary>
    NullValue,

    /// <summary>A resolver returned a value of a class that its type does not usually have.</summary>
    UnexpectedValue,

    /// <summary>The answer has more values than it may have.</summary>
    TooManyValues,
}
