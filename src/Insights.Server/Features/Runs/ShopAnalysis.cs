using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Jobs;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Features.Runs;

/// <summary>Analyses the shop of a database: reads its histories, has them analysed and stores the run.</summary>
internal sealed class ShopAnalysis(IDatabase database, TimeProvider clock)
{
    /// <summary>True to show the run by default even where there is one with a later date.</summary>
    internal bool MakeCurrent { get; init; }

    /// <summary>The latest date as of which a shop can be analysed: tomorrow, before which lies all that is sold today.</summary>
    internal static async Task<DateOnly> LatestDateAsync(IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var shop = await database.ReadShopAsync(cancellationToken);
        return (shop is null ? DateOnly.FromDateTime(now) : new ShopCalendar(shop.TimeZone).DayOf(now)).AddDays(1);
    }

    /// <summary>Analyses the shop as of a date.</summary>
    /// <param name="asOf">The first day that is not seen; null for the day after the newest purchase.</param>
    /// <param name="options">What to find out.</param>
    /// <param name="progress">Receives what is being done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the analysis; nothing is then stored.</param>
    /// <exception cref="AnalysisException">There is nothing to analyse.</exception>
    internal async Task<RunId> RunAsync(
        DateOnly? asOf, AnalysisOptions options, IProgress<AnalysisProgress>? progress, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow().UtcDateTime;
        progress?.Report(new AnalysisProgress(AnalysisStage.Reading, 0, 0));
        var newest = await database.Histories.NewestPurchaseDayAsync(cancellationToken)
            ?? throw new AnalysisException(AnalysisFault.NoPurchase, asOf ?? DateOnly.MinValue);
        var day = asOf ?? newest.AddDays(1);
        if (day > newest.AddDays(1) && day > await LatestDateAsync(database, clock, cancellationToken))
            throw new AnalysisException(AnalysisFault.LiesAhead, day);
        var histories = await database.Histories.ReadAsync(day, cancellationToken);
        if (histories.Count == 0)
            throw asOf is null ? new AnalysisException(AnalysisFault.NoPurchase, DateOnly.MinValue) : new AnalysisException(AnalysisFault.NoPurchaseBefore, day);

        var result = Analyst.Analyse(histories, options, Relay(progress), cancellationToken);
        progress?.Report(new AnalysisProgress(AnalysisStage.Writing, 0, result.KnownCustomers));
        var written = progress is null ? null : new WritingProgress(progress, result.KnownCustomers);
        return await database.RunWriter.WriteAsync(new RunDraft
        {
            AsOf = day,
            HorizonDays = options.HorizonDays,
            Policy = options.Policy.Text,
            Seed = options.Seed,
            StartedAt = startedAt,
            Status = result.Status,
            KnownCustomers = result.KnownCustomers,
            DataFingerprint = histories.Fingerprint(),
            Software = SoftwareVersion.Text,
            Report = result.Report.Serialize(),
            Models = result.Models,
            MakeCurrent = MakeCurrent,
        }, result.Customers, clock, written, cancellationToken);
    }

    private static StageProgress? Relay(IProgress<AnalysisProgress>? progress) => progress is null ? null : new StageProgress(progress);

    private sealed class StageProgress(IProgress<AnalysisProgress> target) : IProgress<AnalysisStage>
    {
        public void Report(AnalysisStage value) => target.Report(new AnalysisProgress(value, 0, 0));
    }

    private sealed class WritingProgress(IProgress<AnalysisProgress> target, int total) : IProgress<int>
    {
        public void Report(int value) => target.Report(new AnalysisProgress(AnalysisStage.Writing, value, total));
    }
}
