using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Requests;

/// <summary>An answer.</summary>
/// <param name="Kind">What became of the request.</param>
/// <param name="WriteAsync">Writes the answer as JSON; an opened stream has nothing to write.</param>
internal sealed record GraphQLResponse(GraphQLResponseKind Kind, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>
    /// The answers to a subscription, one for each event; null for other operations. The next one is executed when it is
    /// requested. The services that the stream was opened with must live as long as it is read.
    /// </summary>
    internal IAsyncEnumerable<GraphQLResponse>? Events { get; init; }

    /// <summary>The whole answer, where it was written already; else null.</summary>
    internal ReadOnlyMemory<byte>? Bytes { get; private init; }

    /// <summary>What an answer without errors was read from; null for one that cannot be cached.</summary>
    internal Topics? Reads { get; private init; }

    /// <summary>An answer that is written already.</summary>
    internal static GraphQLResponse Of(ReadOnlyMemory<byte> bytes, Topics? reads) =>
        new(GraphQLResponseKind.Executed, (stream, token) => stream.WriteAsync(bytes, token).AsTask()) { Bytes = bytes, Reads = reads };

    /// <summary>A subscription that has begun.</summary>
    internal static GraphQLResponse Stream(IAsyncEnumerable<GraphQLResponse> events) =>
        new(GraphQLResponseKind.Executed, (_, _) => Task.CompletedTask) { Events = events };
}

/// <summary>What became of a request.</summary>
internal enum GraphQLResponseKind
{
    /// <summary>It was executed; single fields may have failed.</summary>
    Executed,

    /// <summary>It was not executed: the document or the variables are wrong.</summary>
    Refused,

    /// <summary>It was not executed: it is a mutation, and the request must not change anything.</summary>
    MutationRefused,

    /// <summary>It was not executed: it is a subscription, and the answer cannot be a stream.</summary>
    SubscriptionRefused,
}
