using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Precomputed;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Home;

/// <summary>Computes what charts, the first page and groups of all customers and baskets show whenever the data have changed, so that who comes first on Monday need not wait for it.</summary>
internal sealed partial class CacheWarmer(IDatabase database, JobQueue jobs, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CacheWarmer> logger) : BackgroundService
{
    /// <summary>Between two looks, and how long changes rest: while one follows the other, what is computed is old before anybody has asked for it.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private long? seen;
    private long? prepared;
    private bool hasOldGroups;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (await HasRestedAsync(stoppingToken)) await PrepareIfChangedAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Who asks for it gets the same fault and is told; here it must not stop the server.
                LogFault(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>True where nothing has changed since the last look.</summary>
    private async Task<bool> HasRestedAsync(CancellationToken cancellationToken)
    {
        var version = await database.ReadVersionAsync(cancellationToken);
        var before = seen;
        seen = version;
        return before is null || before == version;
    }

    /// <summary>Computes all in both languages, unless nothing has changed or more changes are under way.</summary>
    internal async Task PrepareIfChangedAsync(CancellationToken cancellationToken)
    {
        if (jobs.Unfinished().Count > 0 || !await database.IsCurrentAsync(cancellationToken)) return;
        // The version of the data and not of the database, which what is stored here changes, too: all would be drawn twice.
        var version = (await database.ReadShopAsync(cancellationToken))?.DataVersion;
        var isChanged = version != prepared;
        if (!isChanged && !hasOldGroups) return;
        prepared = version;
        await KeepWithRunAsync(KeepGroupsAsync, cancellationToken);
        if (!isChanged) return;
        await KeepWithRunAsync(KeepFiguresAsync, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<CurrentShopReader>().FindAsync(cancellationToken) is not { } shop
            || await services.GetRequiredService<RunReader>().FindAsync(id: null, cancellationToken) is not { } run) return;
        await services.GetRequiredService<HomeReader>().PrepareAsync(shop, run, cancellationToken);
        var charts = services.GetRequiredService<ChartReader>();
        foreach (var language in PageFrameReader.Languages.Select(CultureInfo.GetCultureInfo))
            foreach (var (name, arguments) in charts.AllOfShop) await charts.ReadAsync(name, arguments, language, cancellationToken);
    }

    private async Task KeepGroupsAsync(IServiceProvider services, Run run, CancellationToken cancellationToken)
    {
        // A fault is not tried again until something changes.
        hasOldGroups = false;
        hasOldGroups = !await RunGroups.KeepAsync(database, run.RunId, clock, cancellationToken);
    }

    /// <summary>What charts and the first page find by a look at all customers or baskets; a restart then need not look again.</summary>
    private static async Task KeepFiguresAsync(IServiceProvider services, Run run, CancellationToken cancellationToken)
    {
        var figures = services.GetRequiredService<KeptFigures>();
        var charts = services.GetRequiredService<ChartReader>();
        await figures.BeginAsync(run.RunId, cancellationToken);
        try
        {
            await services.GetRequiredService<HomeReader>().FindAsync(run, cancellationToken);
            foreach (var (name, arguments) in charts.AllOfShop) await charts.FindAsync(name, arguments, CultureInfo.GetCultureInfo(PageFrameReader.Languages[0]), cancellationToken);
        }
        finally
        {
            // One that fails does not take the others with it.
            await figures.StoreAsync(cancellationToken);
        }
    }

    /// <summary>First of all, since what is stored is a change of the data. What is not there each who asks for it has computed.</summary>
    private async Task KeepWithRunAsync(Func<IServiceProvider, Run, CancellationToken, Task> keepAsync, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<RunReader>().FindAsync(id: null, cancellationToken) is not { } run) return;
            await keepAsync(scope.ServiceProvider, run, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogKeepingFault(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Groups and figures of all customers and baskets could not be kept")]
    private static partial void LogKeepingFault(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What charts show could not be prepared")]
    private static partial void LogFault(ILogger logger, Exception error);
}
