using Insights.Data.Operations;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.AtRisk;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Practice;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.AtRisk;

/// <summary>The list of good customers who stay away: those who are overdue, and those who are probably gone.</summary>
internal static class AtRiskEndpoints
{
    internal const string Path = "/churn-risks";

    /// <summary>Who was cared for so lately is shown so.</summary>
    private const int DoneDays = 28;

    internal static void Map(WebApplication app) => app.MapPage(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, AtRiskReader atRisk, DoneReader done, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        if (frame.Run is not { } run) return PageEndpoints.Page<AtRiskPage>(http, new AtRiskModel(frame));
        var found = await atRisk.ReadAsync(run, AtRiskReader.Max, cancellationToken);
        var followed = await done.ReadSinceAsync(frame.Today.AddDays(-DoneDays), cancellationToken);
        var words = CustomerWords.Of(frame, run);
        return PageEndpoints.Page<AtRiskPage>(http, new AtRiskModel(frame)
        {
            Found = found,
            Overdue = [.. found.Overdue.First.Select((customer, place) => RowOf(customer, PersonRole.Overdue, place))],
            Gone = [.. found.Gone.First.Select((customer, place) => RowOf(customer, PersonRole.Gone, place))],
        });

        AtRiskRow RowOf(CustomerView customer, PersonRole role, int place)
        {
            var result = customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results.");
            return new AtRiskRow(customer, words.Chip(result, role), words.Why(customer, result, role, [], place), Suggestion.Of(customer, result, run.AsOf, frame.Today))
            {
                Done = followed.FirstOrDefault(operation => operation.CustomerId == customer.CustomerId),
            };
        }
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record AtRiskModel(PageFrame Frame)
{
    /// <summary>How many there are, and what they are worth; null before the first analysis.</summary>
    internal AtRiskCustomers? Found { get; init; }

    /// <summary>Those who are overdue.</summary>
    internal IReadOnlyList<AtRiskRow> Overdue { get; init; } = [];

    /// <summary>Those who are probably gone.</summary>
    internal IReadOnlyList<AtRiskRow> Gone { get; init; } = [];

    /// <summary>Customers with their states in the API.</summary>
    internal string Query => $$"""
        query AtRisk {
          churnRisks(tier: A) {
            nodes {
              externalId
              name
              consent
              result {
                state
                usualPauseDays
                pauseLimitDays
                lastPurchase
                keepingWorth { amount currency }
                suggestion { text(language: {{Frame.LanguageCode.ToUpperInvariant()}}) }
                churn { probability interval { low high } }
              }
            }
          }
        }
        """;
}

/// <summary>A customer on the list.</summary>
/// <param name="Customer">The customer, with the result.</param>
/// <param name="Chip">Tier and state in words.</param>
/// <param name="Why">Why, in the customer's own numbers.</param>
/// <param name="Suggestion">What to do.</param>
internal sealed record AtRiskRow(CustomerView Customer, string Chip, string Why, Suggestion Suggestion)
{
    /// <summary>That it was done; null where it was not.</summary>
    internal Operation? Done { get; init; }
}
