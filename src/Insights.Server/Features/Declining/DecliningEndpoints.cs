using Insights.Server.Features.Pages;
using Insights.Server.Queries.Declining;

namespace Insights.Server.Features.Declining;

/// <summary>The list of those who slipped.</summary>
internal static class DecliningEndpoints
{
    internal const string Query = """
        query Slipped {
          slipped(first: 100) {
            from
            to
            churnBefore
            churnNow
            customer { externalId name result { lastPurchase netSpend { amount currency } } }
          }
        }
        """;

    internal static void Map(WebApplication app) => app.MapPage("/slipped", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, DecliningReader slipped, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        return PageEndpoints.Page<DecliningPage>(http, new DecliningModel(frame)
        {
            Customers = frame.Run is { } run ? await slipped.ReadAsync(run, DecliningReader.Max, cancellationToken) : [],
        });
    }
}

/// <summary>What the list shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record DecliningModel(PageFrame Frame)
{
    internal IReadOnlyList<DecliningCustomer> Customers { get; init; } = [];
}
