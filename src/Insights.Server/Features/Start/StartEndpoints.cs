using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Start;

/// <summary>The page that an owner opens on a Monday.</summary>
internal static class StartEndpoints
{
    internal static void MapStart(this WebApplication app) => app.MapPage("/", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, StartReader reader, CancellationToken cancellationToken) =>
        PageEndpoints.Page<StartPage>(http, await reader.ReadAsync(await frames.ReadAsync(http, cancellationToken), cancellationToken));
}
