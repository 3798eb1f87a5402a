using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Overview;

/// <summary>The shop in pictures: who its customers are, what they bring, who comes and who goes.</summary>
internal static class OverviewEndpoints
{
    private static readonly ChartArguments Countries = ChartArguments.None with { By = ChartKey.Country };

    /// <summary>The charts of each part.</summary>
    private static readonly (Func<PageTexts, string> Heading, (string Name, ChartArguments Arguments)[] Charts)[] Parts =
    [
        (texts => texts.Of("overview-who"), [Of("tier-distribution"), Of("spend-concentration"), Of("middle-tier"), ("middle-tier", Countries), Of("tier-movement")]),
        (texts => texts.Of("overview-what"), [Of("revenue-by-month"), Of("revenue-outlook"), Of("loyalty-premium")]),
        (texts => texts.Of("overview-when"), [Of("customer-flow"), Of("cohorts"), Of("rfm"), Of("weekday-hour")]),
    ];

    internal static void Map(WebApplication app) => app.MapPage("/overview", ShowAsync);

    private static (string, ChartArguments) Of(string chart) => (chart, ChartArguments.None);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, ChartReader charts, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var parts = new List<OverviewPart>();
        foreach (var (heading, shown) in Parts)
        {
            var views = new List<ChartView>();
            foreach (var (name, arguments) in shown)
                // Where there is nothing to compare, there is nothing to see.
                if (await charts.ReadAsync(name, arguments, frame.Language, cancellationToken) is { Draw: not null, HasOneValue: false } content)
                    views.Add(new ChartView(name, frame.LanguageCode, content) { Arguments = arguments });
            if (views.Count > 0) parts.Add(new OverviewPart(heading(frame.Texts), views));
        }
        return PageEndpoints.Page<OverviewPage>(http, new OverviewModel(frame, parts));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Frame">What every page knows.</param>
/// <param name="Parts">Its parts; none before the first analysis.</param>
public sealed record OverviewModel(PageFrame Frame, IReadOnlyList<OverviewPart> Parts)
{
    /// <summary>The same charts in the API.</summary>
    internal string Query => $$"""
        query Overview {
          charts(language: {{Frame.LanguageCode.ToUpperInvariant()}}) { name title subtitle alternative columns rows svgUrl }
        }
        """;
}

/// <summary>A part of the page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Charts">Its charts.</param>
public sealed record OverviewPart(string Heading, IReadOnlyList<ChartView> Charts);
