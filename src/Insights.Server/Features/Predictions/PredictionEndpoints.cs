using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Predictions;

/// <summary>The lists of tomorrow's VIPs and of those who are about to leave.</summary>
internal static class PredictionEndpoints
{
    internal static void Map(WebApplication app)
    {
        app.MapPage("/next-vips", (string? after, string? before, HttpContext http, PageFrameReader frames, CustomerReader customers, RunReader runs, CancellationToken cancellationToken) =>
            ShowAsync(PredictionList.NextVips, after, before, http, frames, customers, runs, cancellationToken));
        app.MapPage("/churn-risks", (string? after, string? before, HttpContext http, PageFrameReader frames, CustomerReader customers, RunReader runs, CancellationToken cancellationToken) =>
            ShowAsync(PredictionList.ChurnRisks, after, before, http, frames, customers, runs, cancellationToken));
    }

    private static async Task<IResult> ShowAsync(
        PredictionList list, string? after, string? before, HttpContext http, PageFrameReader frames, CustomerReader customers, RunReader runs, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var page = PageArguments.Of(first: null, after, before is null ? null : PageArguments.DefaultItems, before);
        if (await customers.RunOfAsync(run: null, page, cancellationToken) is not { } run)
            return PageEndpoints.Page<PredictionListPage>(http, new PredictionListModel(frame) { List = list });
        var connection = list == PredictionList.NextVips
            ? await customers.ReadNextVipsAsync(run.RunId, Tier.B, page, where: null, cancellationToken)
            : await customers.ReadChurnRisksAsync(run.RunId, Tier.B, page, where: null, cancellationToken);
        return PageEndpoints.Page<PredictionListPage>(http, new PredictionListModel(frame)
        {
            List = list,
            Run = runs.ViewOf(run),
            Sentences = new Sentences(frame.Language, frame.Shop?.Currency ?? ""),
            Rows = [.. connection.Nodes.Select(customer => RowOf(customer, list, runs.ViewOf(run)))],
            Page = connection.PageInfo,
            Total = await connection.CountAsync(cancellationToken),
            After = after,
        });
    }

    private static PredictionRow RowOf(CustomerView customer, PredictionList list, RunView run)
    {
        var result = new CustomerResultView(run, customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results."));
        var prediction = list == PredictionList.NextVips ? result.NextVip : result.Churn;
        return new PredictionRow(customer, prediction, prediction.Pick(CustomerReasons.Parse(result.Stored.Reasons)), Suggestion.Of(customer.Birthday, result.Stored, run.AsOf));
    }
}

/// <summary>Which list of predictions.</summary>
internal enum PredictionList
{
    /// <summary>The likeliest next VIPs.</summary>
    NextVips,

    /// <summary>The likeliest to leave.</summary>
    ChurnRisks,
}

/// <summary>What a list of predictions shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record PredictionListModel(PageFrame Frame)
{
    internal PredictionList List { get; init; }

    /// <summary>The run; null before the first analysis.</summary>
    internal RunView? Run { get; init; }

    internal Sentences? Sentences { get; init; }

    internal IReadOnlyList<PredictionRow> Rows { get; init; } = [];

    internal PageInfo? Page { get; init; }

    /// <summary>Number of all customers on the list.</summary>
    internal long Total { get; init; }

    /// <summary>Where the page begins; null for the beginning of the list.</summary>
    internal string? After { get; init; }

    internal string Path => List == PredictionList.NextVips ? "/next-vips" : "/churn-risks";

    internal string File => List == PredictionList.NextVips ? "next-vips" : "churn-risks";

    /// <summary>This page of the list in the API.</summary>
    internal string Query
    {
        get
        {
            var (name, part) = List == PredictionList.NextVips ? ("nextVips", "nextVip") : ("churnRisks", "churn");
            return $$"""
                query {{(List == PredictionList.NextVips ? "NextVips" : "ChurnRisks")}} {
                  {{name}}(first: {{PageArguments.DefaultItems}}{{(After is null ? "" : $", after: \"{After}\"")}}) {
                    totalCount
                    nodes {
                      externalId
                      name
                      result {
                        netSpend { amount currency }
                        lastPurchase
                        suggestion { text(language: {{Frame.LanguageCode.ToUpperInvariant()}}) }
                        {{part}} { probability interval { low high } reasons(language: {{Frame.LanguageCode.ToUpperInvariant()}}) { text } }
                      }
                    }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """;
        }
    }
}

/// <summary>A customer on a list of predictions.</summary>
internal sealed record PredictionRow(CustomerView Customer, PredictionView Prediction, IReadOnlyList<Reason> Reasons, Suggestion Suggestion);
