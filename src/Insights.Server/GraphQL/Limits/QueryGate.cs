using System.Threading.RateLimiting;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Limits;

/// <summary>
/// Lets in as many queries at once as memory and processors bear, by what they cost; the others wait for a moment, in their order, and are
/// then refused with 503. Small ones, such as a customer's card, need not wait: all of them together are less than one large one.
/// </summary>
/// <param name="limits">How many, and how long.</param>
/// <param name="clock">For the moment.</param>
internal sealed class QueryGate(GraphQLLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>Retry-After of a query that waited in vain, in seconds.</summary>
    internal const int RetryAfterSeconds = 2;

    private const int SmallCost = 1_000;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.ValuesAtOnce,
        QueueLimit = limits.WaitingValues,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits until there is room; the query has it until what is given back is disposed of.</summary>
    /// <returns>The room; null for a query that needs none.</returns>
    /// <exception cref="GraphQLErrorException">There was none for too long, or too many wait already.</exception>
    internal async ValueTask<IDisposable?> EnterAsync(RequestCost? cost, CancellationToken cancellationToken)
    {
        if (cost is not { Values: > SmallCost }) return null;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(limits.WaitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var lease = await limiter.AcquireAsync((int)Math.Min(cost.Values, limits.ValuesAtOnce), either.Token);
            if (lease.IsAcquired) return lease;
            lease.Dispose();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The moment is over.
        }
        throw new GraphQLErrorException(GraphQLErrorException.Busy, "The server is at work on other large queries. Ask again in some seconds, or for less.");
    }

    public void Dispose() => limiter.Dispose();
}
