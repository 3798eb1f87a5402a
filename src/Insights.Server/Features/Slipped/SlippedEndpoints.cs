using Insights.Server.Features.Pages;
using Insights.Server.Queries.Slipped;

namespace Insights.Server.Features.Slipped;

/// <summary>The list of those who slipped.</summary>
internal static class SlippedEndpoints
{
    internal const int Shown = SlippedReader.Most;

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

    internal static void MapSlipped(this WebApplication app) => app.MapPage("/slipped", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, SlippedReader slipped, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        return PageEndpoints.Page<SlippedPage>(http, new SlippedModel(frame)
        {
            Customers = frame.Run is { } run ? await slipped.ReadAsync(run, Shown, cancellationToken) : [],
        });
    }
}

/// <summary>What the list shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record SlippedModel(PageFrame Frame)
{
    internal IReadOnlyList<SlippedCustomer> Customers { get; init; } = [];
}
