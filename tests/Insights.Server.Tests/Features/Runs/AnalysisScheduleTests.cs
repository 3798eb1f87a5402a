using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.Features.Runs;

public sealed class AnalysisScheduleTests : IAsyncLifetime
{
    private const string Sales = "order,customer,date,amount\n1,anna,2024-01-05,50.00\n2,anna,2024-03-05,10.00\n";
    private readonly ServedDatabase served = new();

    public Task InitializeAsync() => served.StartAsync();

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task An_import_is_analysed_once_when_no_further_file_came_for_ten_seconds()
    {
        var schedule = Schedule();
        Assert.False(await schedule.StartIfDueAsync(CancellationToken.None));
        await served.Shop.ImportTextAsync(Sales);

        Assert.False(await IsDueAfterAsync(schedule, seconds: 0));
        Assert.False(await IsDueAfterAsync(schedule, seconds: 9));
        await served.Shop.ImportTextAsync(Sales + "3,ben,2024-03-06,10.00\n");
        Assert.False(await IsDueAfterAsync(schedule, seconds: 2));
        Assert.True(await IsDueAfterAsync(schedule, seconds: 10));
        await FinishedAsync();

        Assert.False(await IsDueAfterAsync(schedule, seconds: 60));
        Assert.False(await IsDueAfterAsync(Schedule(), seconds: 60));
        var run = (await served.QueryAsync("{ run { asOf knownCustomers } }"))["run"]!;
        Assert.Equal(("2024-03-07", 2), ((string?)run["asOf"], (int)run["knownCustomers"]!));
    }

    [Fact]
    public async Task Who_wants_no_analysis_after_an_import_gets_none()
    {
        await served.Shop.ImportTextAsync(Sales);
        await served.Shop.Database.ChangeSettingsAsync((_, settings) => settings.AnalyseAfterImport = false, CancellationToken.None);
        var schedule = Schedule();

        Assert.False(await IsDueAfterAsync(schedule, seconds: 0));
        Assert.False(await IsDueAfterAsync(schedule, seconds: 3600));
    }

    [Fact]
    public async Task The_daily_analysis_runs_once_a_day_at_the_shops_time_and_is_made_up_for_where_the_server_was_off()
    {
        await served.Shop.ImportTextAsync(Sales);
        await served.Shop.Database.ChangeSettingsAsync((shop, settings) =>
        {
            shop.TimeZone = "Europe/Berlin";
            settings.AnalyseAfterImport = false;
            settings.AnalyseAt = 6 * 60 + 30;
        }, CancellationToken.None);
        var schedule = Schedule();

        Assert.False(await IsDueAtAsync(schedule, "2024-07-01T04:29Z"));
        Assert.True(await IsDueAtAsync(schedule, "2024-07-01T04:31Z"));
        await FinishedAsync();
        Assert.False(await IsDueAtAsync(schedule, "2024-07-01T20:00Z"));
        Assert.False(await IsDueAtAsync(Schedule(), "2024-07-01T20:00Z"));
        Assert.True(await IsDueAtAsync(schedule, "2024-07-02T19:00Z"));
        await FinishedAsync();
        Assert.False(await IsDueAtAsync(schedule, "2024-07-03T04:00Z"));
    }

    private AnalysisSchedule Schedule() => new(
        served.Service<IServiceScopeFactory>(), served.Shop.Database, served.Service<JobQueue>(), served.Shop.Clock, NullLogger<AnalysisSchedule>.Instance);

    private Task<bool> IsDueAfterAsync(AnalysisSchedule schedule, int seconds)
    {
        served.Shop.Clock.Now += TimeSpan.FromSeconds(seconds);
        return schedule.StartIfDueAsync(CancellationToken.None);
    }

    private Task<bool> IsDueAtAsync(AnalysisSchedule schedule, string instant)
    {
        served.Shop.Clock.Now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        return schedule.StartIfDueAsync(CancellationToken.None);
    }

    private async Task FinishedAsync()
    {
        while (served.Service<JobQueue>().Unfinished().Count > 0) await Task.Delay(20);
    }
}
