using System.Runtime.ExceptionServices;

namespace Insights.Ml.Numerics;

/// <summary>
/// Work that processors share. The caller works along: a caller that only waited would hold one of few threads, and several
/// nested ones would wait until the runtime starts another one, which takes it half a second.
/// </summary>
internal static class Concurrent
{
    /// <summary>The result of each item, in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="selector">Is called once for each, on any thread.</param>
    /// <param name="cancellationToken">Stops before the next item.</param>
    /// <exception cref="AggregateException">Several items failed; where one did, its own exception is thrown.</exception>
    internal static TResult[] Select<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> selector, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        try
        {
            Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => results[i] = selector(items[i]));
        }
        catch (AggregateException several) when (several.InnerExceptions is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }
        return results;
    }
}
