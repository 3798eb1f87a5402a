namespace Insights.Server.GraphQL.Batching;

/// <summary>
/// A value that comes with a batch. A resolver returns it without waiting; the engine requests it when all resolvers of
/// the level have run.
/// </summary>
internal interface IDataLoaderResult
{
    /// <summary>Runs the batch, unless it has run, and returns the value.</summary>
    Task<object?> GetAsync(CancellationToken cancellationToken);
}

/// <summary>A value of a known type that comes with a batch.</summary>
/// <param name="get">Runs the batch, unless it has run, and returns the value.</param>
internal sealed class DataLoaderResult<T>(Func<CancellationToken, Task<T>> get) : IDataLoaderResult
{
    /// <summary>Runs the batch, unless it has run, and returns the value.</summary>
    internal Task<T> GetTypedAsync(CancellationToken cancellationToken) => get(cancellationToken);

    public async Task<object?> GetAsync(CancellationToken cancellationToken) => await get(cancellationToken);
}
