using Insights.Server.Features.Exports;
using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>The analyses as a file.</summary>
internal static class RunFiles
{
    private static readonly string[] Columns =
        ["as_of", "is_current", "started_at", "finished_at", "known_customers", "horizon_days", "policy", "probabilities", "seed", "software"];

    internal static void MapRunFiles(this WebApplication app) => app.MapGet("/runs/list.{format}", SendAsync);

    private static async Task<IResult> SendAsync(string format, HttpContext http, RunReader runs, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || await shops.FindAsync(cancellationToken) is not { } shop) return Results.StatusCode(StatusCodes.Status404NotFound);
        var rows = runs.StreamAsync(cancellationToken).Select(run => (IReadOnlyList<object?>)
            [run.AsOf, run.RunId == shop.CurrentRunId, run.StartedAt, run.FinishedAt, run.KnownCustomers, run.HorizonDays, run.Policy, run.Status, run.Seed, run.Software]);
        return new TableFile("analyses", Columns, rows).Send(http, format);
    }
}
