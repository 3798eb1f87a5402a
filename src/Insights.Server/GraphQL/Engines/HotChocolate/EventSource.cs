using HotChocolate.Execution;
using HotChocolate.Resolvers;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>
/// What Hot Chocolate reads as a subscription's events. A stream is opened once and given to the engine; each of its events is
/// then a request of its own, with its own services and time, whose only event it is.
/// </summary>
/// <param name="only">The event; null where the stream is opened.</param>
internal sealed class EventSource(StreamEvent? only) : ISourceStream
{
    internal static ISourceStream Of(IResolverContext context, BoundStream stream)
    {
        var state = RequestState.Of(context);
        // The token that stops the stream comes with its reading; the request's ends when the stream is open.
        if (state.Event is null) state.Opened = stream.Open(Calls.Of(context, CancellationToken.None));
        return new EventSource(state.Event);
    }

    public async IAsyncEnumerable<object?> ReadEventsAsync()
    {
        await Task.CompletedTask;
        if (only is not null) yield return only;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
