using Insights.Data.Databases;
using Insights.Data.Storage;
using Insights.Server.Features.Charts;

namespace Insights.Server.Features.Health;

/// <summary>Liveness and readiness: whether the server runs, and whether it can serve data.</summary>
internal static class HealthEndpoints
{
    internal static void Map(WebApplication app)
    {
        app.MapMethods("/health/live", [HttpMethods.Get, HttpMethods.Head], () => Results.Text("alive"));
        app.MapMethods("/health/ready", [HttpMethods.Get, HttpMethods.Head], ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadRevisionsAsync(cancellationToken);
            return await database.IsCurrentAsync(cancellationToken)
                ? Results.Text(ChartFont.Name is null ? $"ready\n{ChartFont.Missing}" : "ready")
                : Results.Text("The database is not in this program's version: run 'insights migrate'.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Results.Text(DatabaseErrors.Find(error)?.Message ?? "The database cannot be read.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
