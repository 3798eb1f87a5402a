using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Settings;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>The analyses, and the start of one.</summary>
internal static class RunEndpoints
{
    private const string RefusedDate = "/runs?refused=date";

    internal static void Map(WebApplication app)
    {
        app.MapPage("/runs", ShowAsync);
        app.MapForm("/runs", StartAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? after, string? before, string? chosen, string? refused, HttpContext http, PageFrameReader frames, RunReader runs, SettingsReader settings, JobQueue jobs, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        if (frame.Shop is null) return PageEndpoints.Page<RunsPage>(http, new RunsModel(frame));
        var connection = await runs.ReadAsync(PageArguments.Of(first: null, after, before is null ? null : PageArguments.DefaultItems, before), cancellationToken);
        return PageEndpoints.Page<RunsPage>(http, new RunsModel(frame)
        {
            Options = await settings.OptionsAsync(horizonDays: null, policy: null, AnalysisOptions.DefaultSeed, cancellationToken),
            Runs = [.. connection.Nodes.Select(runs.ViewOf)],
            Page = connection.PageInfo,
            Jobs = [.. jobs.Unfinished().Where(job => job.Kind == JobKind.Analysis)],
            HasChosen = chosen is not null,
            IsDateRefused = refused == "date",
        });
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, JobQueue jobs, SettingsReader settings, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        DateOnly? asOf = null;
        if ((string?)form["as-of"] is { Length: > 0 } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return PageEndpoints.SeeOther(http, RefusedDate);
            asOf = day;
        }
        var payload = await RunMutations.StartAnalysis(new StartAnalysisInput { AsOf = asOf, MakeCurrent = form["make-current"] == "on" }, jobs, settings, database, clock, cancellationToken);
        if (payload.Errors is [InvalidInputError]) return PageEndpoints.SeeOther(http, RefusedDate);
        return payload.Job is { } job ? PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(job.Work)) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>What the list of runs shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record RunsModel(PageFrame Frame)
{
    internal const string Query = "query Runs { runs(first: 25) { totalCount nodes { asOf horizonDays policy status knownCustomers finishedAt } } }";

    /// <summary>What an analysis would find out now; null without a shop.</summary>
    internal AnalysisOptions? Options { get; init; }

    internal IReadOnlyList<RunView> Runs { get; init; } = [];

    internal PageInfo? Page { get; init; }

    /// <summary>Unfinished analyses.</summary>
    internal IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>True where something was chosen just now that the next analysis will follow.</summary>
    internal bool HasChosen { get; init; }

    /// <summary>True where what was chosen lies ahead or is no date.</summary>
    internal bool IsDateRefused { get; init; }
}
