using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Precomputed;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Home;

/// <summary>
/// Computes what charts, the first page and groups of all customers and baskets show once a change of the data has rested, so that who comes
/// first on Monday need not wait for it: first what is stored with the run, then what is cached in memory.
/// </summary>
internal sealed partial class CacheWarmer(IDatabase database, JobQueue jobs, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CacheWarmer> logger) : BackgroundService
{
    /// <summary>Between two checks, and how long no change may have come: while changes follow each other, results are outdated before anybody requests them.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private Revisions? seen;
    private Revisions? warmed;
    private bool hasOldAggregates;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (await HasRestedAsync(stoppingToken)) await WarmIfChangedAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whoever requests it gets the same fault; here it must not stop the server.
                LogFault(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>True where nothing has changed since the last check.</summary>
    private async Task<bool> HasRestedAsync(CancellationToken cancellationToken)
    {
        var now = await ReadRevisionsAsync(cancellationToken);
        var before = seen;
        seen = now;
        return before is null || before == now;
    }

    /// <summary>Computes all in both languages, unless nothing has changed or jobs are unfinished.</summary>
    internal async Task WarmIfChangedAsync(CancellationToken cancellationToken)
    {
        if (jobs.Unfinished().Count > 0 || !await database.IsCurrentAsync(cancellationToken)) return;
        var now = await ReadRevisionsAsync(cancellationToken);
        var isChanged = now != warmed;
        if (!isChanged && !hasOldAggregates) return;
        warmed = now;
        await StoreAsync(RefreshAggregatesAsync, cancellationToken);
        if (!isChanged) return;
        await StoreAsync(PrecomputeAsync, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<RunReader>().FindAsync(id: null, cancellationToken) is not { } run) return;
        await services.GetRequiredService<HomeReader>().PrepareAsync(run, cancellationToken);
        var charts = services.GetRequiredService<ChartReader>();
        foreach (var language in PageFrameReader.Languages.Select(CultureInfo.GetCultureInfo))
            foreach (var (name, arguments) in charts.AllOfShop) await charts.ReadAsync(name, arguments, language, cancellationToken);
    }

    /// <summary>The revisions of what charts show; what is stored here is none of it.</summary>
    private async Task<Revisions> ReadRevisionsAsync(CancellationToken cancellationToken) =>
        (await database.ReadRevisionsAsync(cancellationToken)).Of(ChartReader.Topics);

    private async Task RefreshAggregatesAsync(IServiceProvider services, Run run, CancellationToken cancellationToken)
    {
        // A fault is not tried again until something changes.
        hasOldAggregates = false;
        hasOldAggregates = !await AggregateRefresh.RunAsync(database, run.RunId, clock, cancellationToken);
    }

    /// <summary>What charts and the first page find by a scan of all customers or baskets; a restart then need not scan again.</summary>
    private static async Task PrecomputeAsync(IServiceProvider services, Run run, CancellationToken cancellationToken)
    {
        var precomputed = services.GetRequiredService<PrecomputedResults>();
        var charts = services.GetRequiredService<ChartReader>();
        precomputed.Record(run.RunId);
        try
        {
            await services.GetRequiredService<HomeReader>().FindAsync(run, cancellationToken);
            foreach (var (name, arguments) in charts.AllOfShop) await charts.FindAsync(name, arguments, CultureInfo.GetCultureInfo(PageFrameReader.Languages[0]), cancellationToken);
        }
        finally
        {
            // One that fails does not take the others with it.
            await precomputed.StoreAsync(cancellationToken);
        }
    }

    /// <summary>What cannot be stored is computed for each who requests it.</summary>
    private async Task StoreAsync(Func<IServiceProvider, Run, CancellationToken, Task> storeAsync, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<RunReader>().FindAsync(id: null, cancellationToken) is not { } run) return;
            await storeAsync(scope.ServiceProvider, run, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogStoringFault(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Aggregates and results over all customers and baskets could not be stored")]
    private static partial void LogStoringFault(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What charts show could not be computed in advance")]
    private static partial void LogFault(ILogger logger, Exception error);
}
