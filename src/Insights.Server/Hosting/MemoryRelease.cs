namespace Insights.Server.Hosting;

/// <summary>
/// Gives memory back when work has come to rest: the runtime collects garbage when more memory is requested, so that a server that has just
/// answered many large queries would hold all of theirs until the next ones.
/// </summary>
/// <param name="clock">For the looks.</param>
internal sealed class MemoryRelease(TimeProvider clock) : BackgroundService
{
    /// <summary>Less is taken in one of these by pages that somebody looks at.</summary>
    private const long QuietBytes = 32L << 20;

    /// <summary>What is worth a collection.</summary>
    private const long WorthBytes = 256L << 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Bytes allocated until the last collection of this kind: memory is the process's, however many servers it runs.</summary>
    private static long released;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = GC.GetTotalAllocatedBytes();
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var isQuiet = allocated - seen < QuietBytes;
            seen = allocated;
            var last = Interlocked.Read(ref released);
            if (!isQuiet || allocated - last < WorthBytes || Interlocked.CompareExchange(ref released, allocated, last) != last) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
