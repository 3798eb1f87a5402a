using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Queries.Settings;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>
/// Starts analyses automatically: after the files of an import, and daily at a time, according to the shop's settings. One that failed is not
/// tried again until something changes.
/// </summary>
internal sealed partial class AnalysisSchedule(IServiceScopeFactory scopes, IDatabase database, JobQueue jobs, TimeProvider clock, ILogger<AnalysisSchedule> logger) : BackgroundService
{
    private const int MinutesOfHour = 60;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>How long no further file may have come: exports of sales and customers are often imported one after the other.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private (Revisions Revisions, DateTime Since) seen;
    private Revisions? startedFor;
    private DateOnly? startedOn;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StartIfDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFault(logger, error);
            }
        }
    }

    /// <summary>Starts an analysis where one is due.</summary>
    /// <returns>True where one was started.</returns>
    internal async Task<bool> StartIfDueAsync(CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken) || jobs.Unfinished().Count > 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<CurrentShopReader>().FindAsync(cancellationToken) is not { } shop) return false;
        var settings = services.GetRequiredService<SettingsReader>();
        var chosen = await settings.ReadAsync(cancellationToken);
        var run = await services.GetRequiredService<RunReader>().FindAsync(id: null, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var imported = (await database.ReadRevisionsAsync(cancellationToken)).Of(Topics.Purchases);
        if (imported != seen.Revisions || seen.Since > now) seen = (imported, now);

        var isAfterImport = (chosen.AnalyseAfterImport ?? true) && imported != startedFor && now - seen.Since >= Rest
            && await database.HasImportedSinceAsync(run?.StartedAt, cancellationToken);
        var local = new ShopCalendar(shop.TimeZone).ToLocal(now);
        var today = DateOnly.FromDateTime(local);
        var isTime = chosen.AnalyseAt is { } minutes && local.Hour * MinutesOfHour + local.Minute >= minutes && startedOn != today
            && (run is null || new ShopCalendar(shop.TimeZone).DayOf(run.StartedAt) < today);
        if (!isAfterImport && !isTime) return false;
        var payload = await RunMutations.StartAnalysis(new StartAnalysisInput(), jobs, settings, database, clock, cancellationToken);
        if (payload.Job is null) return false;
        if (isAfterImport) startedFor = imported;
        if (isTime) startedOn = today;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether an analysis is due could not be found out")]
    private static partial void LogFault(ILogger logger, Exception error);
}
