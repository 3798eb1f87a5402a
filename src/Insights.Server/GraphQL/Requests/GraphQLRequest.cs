using System.Text.Json;

namespace Insights.Server.GraphQL.Requests;

/// <summary>A request as clients send it.</summary>
/// <param name="Query">The document; null where only its hash is sent.</param>
/// <param name="OperationName">Which of its operations; null where there is one.</param>
/// <param name="Variables">Values of variables, as JSON; null where there are none.</param>
/// <param name="Allowed">What may be done on the way on which the request came.</param>
internal sealed record GraphQLRequest(string? Query, string? OperationName, JsonElement? Variables, AllowedOperations Allowed)
{
    /// <summary>The SHA-256 of the document, in 64 small hexadecimal digits; null where it is not sent.</summary>
    internal string? Hash { get; init; }

    /// <summary>The claim of callers who may execute trusted documents only.</summary>
    internal const string TrustedOnlyClaim = "insights:trusted-documents-only";

    /// <summary>True where its caller may execute trusted documents only.</summary>
    internal bool TrustedOnly { get; init; }

    /// <summary>What it costs, which its answer states; null until it is computed.</summary>
    internal RequestCost? Cost { get; init; }
}

/// <summary>Kinds of operations that a request may contain.</summary>
[Flags]
internal enum AllowedOperations
{
    /// <summary>Only reading.</summary>
    Queries = 0,

    /// <summary>What changes something, too; not by GET.</summary>
    Mutations = 1,

    /// <summary>Streams of events, too; only where the answer can be a stream.</summary>
    Subscriptions = 2,
}
