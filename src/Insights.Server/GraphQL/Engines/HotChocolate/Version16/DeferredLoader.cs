using GreenDonut;
using Insights.Server.GraphQL.Batching;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>Asks for the deferred values of a level.</summary>
internal sealed class DeferredLoader(IBatchScheduler scheduler, DataLoaderOptions options) : DataLoaderBase<IDeferred, object?>(scheduler, options)
{
    private readonly LevelDispatcher? dispatcher = scheduler as LevelDispatcher;

    protected override async ValueTask FetchAsync(
        IReadOnlyList<IDeferred> keys, Memory<Result<object?>> results, DataLoaderFetchContext<object?> context, CancellationToken cancellationToken)
    {
        var values = keys.Select(deferred => deferred.GetAsync(cancellationToken)).ToArray();
        await Task.WhenAll(values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        dispatcher?.BeginTelling();
        // Each value, or its fault, is told by its own field.
        for (var i = 0; i < values.Length; i++) results.Span[i] = ResultOf(values[i]);
    }

    private static Result<object?> ResultOf(Task<object?> value) => value switch
    {
        { IsCompletedSuccessfully: true } => Result<object?>.Resolve(value.GetAwaiter().GetResult()),
        { Exception.InnerException: { } fault } => Result<object?>.Reject(fault),
        _ => Result<object?>.Reject(new OperationCanceledException()),
    };
}
