using Insights.Data.Operations;
using Insights.Data.Tiers;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Practice;
using Insights.Server.Queries.Products;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Predictions;

/// <summary>The list of tomorrow's VIPs.</summary>
internal static class PredictionEndpoints
{
    internal const string Path = "/next-vips";
    private const int FavouritesSaid = 2;

    /// <summary>Who was cared for so lately is shown so.</summary>
    private const int DoneDays = 28;

    internal static void Map(WebApplication app) => app.MapPage(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string? after, string? before, HttpContext http, PageFrameReader frames, CustomerReader customers, FavouriteReader favourites, DoneReader done, RunReader runs, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var page = PageArguments.Of(first: null, after, before is null ? null : PageArguments.DefaultItems, before);
        if (await customers.RunOfAsync(run: null, page, cancellationToken) is not { } run) return PageEndpoints.Page<PredictionListPage>(http, new PredictionListModel(frame));
        var connection = await customers.ReadNextVipsAsync(run.RunId, Tier.B, page, where: null, cancellationToken);
        var followed = await done.ReadSinceAsync(frame.Today.AddDays(-DoneDays), cancellationToken);
        var words = CustomerWords.Of(frame, run);
        var rows = new List<PredictionRow>();
        foreach (var (place, customer) in connection.Nodes.Index())
        {
            var result = new CustomerResultView(runs.ViewOf(run), customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results."));
            var likes = await favourites.ReadAsync(customer.CustomerId, FavouritesSaid, cancellationToken);
            rows.Add(new PredictionRow(
                customer, result.NextVip, words.Chip(result.Stored, PersonRole.NextVip), words.Why(customer, result.Stored, PersonRole.NextVip, likes, place),
                Suggestion.Of(customer, result.Stored, run.AsOf, frame.Today))
            {
                Done = followed.FirstOrDefault(operation => operation.CustomerId == customer.CustomerId),
            });
        }
        return PageEndpoints.Page<PredictionListPage>(http, new PredictionListModel(frame)
        {
            Run = runs.ViewOf(run),
            Rows = rows,
            Page = connection.PageInfo,
            Total = await connection.CountAsync(cancellationToken),
            After = after,
        });
    }
}

/// <summary>What the list shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record PredictionListModel(PageFrame Frame)
{
    /// <summary>The run; null before the first analysis.</summary>
    internal RunView? Run { get; init; }

    internal IReadOnlyList<PredictionRow> Rows { get; init; } = [];

    internal PageInfo? Page { get; init; }

    /// <summary>Number of all customers on the list.</summary>
    internal long Total { get; init; }

    /// <summary>Where the page begins; null for the beginning of the list.</summary>
    internal string? After { get; init; }

    /// <summary>This page of the list in the API.</summary>
    internal string Query => $$"""
        query NextVips {
          nextVips(first: {{PageArguments.DefaultItems}}{{(After is null ? "" : $", after: \"{After}\"")}}) {
            totalCount
            nodes {
              externalId
              name
              result {
                netSpend { amount currency }
                lastPurchase
                state
                suggestion { text(language: {{Frame.LanguageCode.ToUpperInvariant()}}) }
                nextVip { probability interval { low high } reasons(language: {{Frame.LanguageCode.ToUpperInvariant()}}) { text } }
              }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;
}

/// <summary>A customer on the list.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Prediction">How likely.</param>
/// <param name="Chip">Tier and state in words.</param>
/// <param name="Why">Why, in the customer's own numbers.</param>
/// <param name="Suggestion">What to do.</param>
internal sealed record PredictionRow(CustomerView Customer, PredictionView Prediction, string Chip, string Why, Suggestion Suggestion)
{
    /// <summary>That it was done; null where it was not.</summary>
    internal Operation? Done { get; init; }
}
