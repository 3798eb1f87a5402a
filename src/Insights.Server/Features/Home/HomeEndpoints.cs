using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Home;

/// <summary>The page that an owner opens on a Monday.</summary>
internal static class HomeEndpoints
{
    internal static void Map(WebApplication app) => app.MapPage("/", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, HomeReader reader, CancellationToken cancellationToken) =>
        PageEndpoints.Page<HomePage>(http, await reader.ReadAsync(await frames.ReadAsync(http, cancellationToken), cancellationToken));
}
