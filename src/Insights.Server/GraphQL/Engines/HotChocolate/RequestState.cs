using HotChocolate;
using HotChocolate.Resolvers;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>State that the engine and the resolvers of one request share.</summary>
internal sealed class RequestState
{
    private volatile bool dependsOnMore;

    /// <summary>The event that is answered; null where the stream is opened, or there is none.</summary>
    internal StreamEvent? Event { get; init; }

    /// <summary>The stream that was opened; null for none.</summary>
    internal IAsyncEnumerable<object?>? Opened { get; set; }

    /// <summary>True as long as nothing but the database was asked.</summary>
    internal bool IsOfDataOnly => !dependsOnMore;

    internal static RequestState Of(IResolverContext context) => context.GetGlobalState<RequestState>(nameof(RequestState));

    /// <summary>A field was resolved that knows more than the database.</summary>
    internal void DependsOnMore() => dependsOnMore = true;
}

/// <summary>One event of a stream.</summary>
/// <param name="Value">The field's value.</param>
internal sealed record StreamEvent(object? Value);
