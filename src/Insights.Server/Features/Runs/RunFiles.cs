using Insights.Server.Features.Pages;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>The analyses as a file; the rule of tiers as programs state it, and in words for people.</summary>
internal static class RunFiles
{
    private static readonly string[] Columns =
        ["as_of", "is_current", "started_at", "finished_at", "known_customers", "horizon_days", "policy", "probabilities", "seed", "software", "policy_in_words"];

    internal static void Map(WebApplication app) => app.MapGet("/runs/list.{format}", SendAsync);

    private static async Task<IResult> SendAsync(string format, HttpContext http, RunReader runs, PageFrameReader frames, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || await frames.ReadAsync(http, cancellationToken) is not { Shop: { } shop } frame) return Results.StatusCode(StatusCodes.Status404NotFound);
        var rows = runs.StreamAsync(cancellationToken).Select(run => (IReadOnlyList<object?>)
            [run.AsOf, run.RunId == shop.CurrentRunId, run.StartedAt, run.FinishedAt, run.KnownCustomers, run.HorizonDays, run.Policy, run.Status, run.Seed, run.Software, PolicyWords.Of(frame, PolicyForm.Of(run.Policy))]);
        return new TableFile("analyses", Columns, rows).Send(http, format);
    }
}
