using HotChocolate;
using HotChocolate.Resolvers;
using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>State that the engine and the resolvers of one request share.</summary>
internal sealed class RequestState
{
    private readonly Lock gate = new();
    private Topics? reads = Topics.None;

    /// <summary>The event that is answered; null where the stream is opened, or there is none.</summary>
    internal StreamEvent? Event { get; init; }

    /// <summary>The stream that was opened; null for none.</summary>
    internal IAsyncEnumerable<object?>? Opened { get; set; }

    /// <summary>What the resolved fields were read from; null where one of them cannot be cached.</summary>
    internal Topics? Reads
    {
        get
        {
            lock (gate) return reads;
        }
    }

    internal static RequestState Of(IResolverContext context) => context.GetGlobalState<RequestState>(nameof(RequestState));

    /// <summary>A field was resolved.</summary>
    internal void AddReads(Topics? topics)
    {
        lock (gate) reads |= topics;
    }
}

/// <summary>One event of a stream.</summary>
/// <param name="Value">The field's value.</param>
internal sealed record StreamEvent(object? Value);
