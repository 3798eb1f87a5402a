using System.Runtime.CompilerServices;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Live;

/// <summary>
/// Reports runs when they are stored. It looks into the database once a second for all who listen, because a run may also
/// be stored by another program, such as a nightly <c>insights analyze</c>; while nobody listens it does not look.
/// </summary>
/// <param name="database">The shop's database.</param>
/// <param name="clock">For the second.</param>
/// <param name="logger">Logs when the database cannot be read.</param>
internal sealed partial class RunFeed(IDatabase database, TimeProvider clock, ILogger<RunFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int listeners;

    /// <summary>How many listen.</summary>
    internal int Listeners => Volatile.Read(ref listeners);

    /// <summary>The runs that are stored from now on, in their order. Each reader stores its position alone.</summary>
    internal async IAsyncEnumerable<Run> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref listeners);
        try
        {
            var last = await NewestAsync(cancellationToken);
            while (true)
            {
                // Taken before the look, so that what is stored after it is not missed.
                var next = Volatile.Read(ref changed).Task;
                foreach (var run in await ReadAfterAsync(last, cancellationToken))
                {
                    last = run.RunId.Value;
                    yield return run;
                }
                await next.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref listeners);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = 0L;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Listeners == 0) continue;
            try
            {
                var newest = await NewestAsync(stoppingToken);
                if (newest == known) continue;
                known = newest;
                Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFault(logger, error);
            }
        }
    }

    private async Task<long> NewestAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync("SELECT coalesce(max(run_id), 0) FROM runs", [], row => row.GetInt64(0), cancellationToken).FirstAsync(cancellationToken);

    private async Task<IReadOnlyList<Run>> ReadAfterAsync(long last, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {RunReader.Columns} FROM runs WHERE run_id > @last ORDER BY run_id", [("@last", last)], RunReader.Read, cancellationToken).ToListAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "New runs cannot be looked for")]
    private static partial void LogFault(ILogger logger, Exception error);
}
