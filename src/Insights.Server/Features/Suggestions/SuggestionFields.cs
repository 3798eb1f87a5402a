using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Suggestions;

/// <summary>What to do for a customer; birthdays of many are read with one query.</summary>
[ResolverOf("CustomerResult")]
internal static class CustomerSuggestionFields
{
    public static DataLoaderResult<Suggestion> Suggestion([Parent] CustomerResultView result, CustomerReader customers)
    {
        var loading = customers.LoadCustomer(result.Stored.CustomerId);
        return new DataLoaderResult<Suggestion>(async token =>
            Queries.Suggestions.Suggestion.Of(await loading.GetTypedAsync(token), result.Stored, result.OfRun.AsOf, result.OfRun.AsOf));
    }
}

/// <summary>What needs the reader's language.</summary>
[ResolverOf("Suggestion")]
internal static class SuggestionFields
{
    public static string Text([Parent] Suggestion suggestion, Language language) =>
        new PageTexts(language.Culture()).Of(suggestion);
}
