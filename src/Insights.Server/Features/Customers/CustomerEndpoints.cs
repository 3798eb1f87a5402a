using Insights.Data.Customers;
using Insights.Data.Operations;
using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Ml.Loyalty;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Practice;
using Insights.Server.Queries.Products;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.PurchaseTimes;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;
using Insights.Server.Queries.Timelines;

namespace Insights.Server.Features.Customers;

/// <summary>The search for customers, and the card of one.</summary>
internal static class CustomerEndpoints
{
    private const int MaxFound = 50;
    private const int MaxSuggested = 6;
    private const int LongestSearch = 200;
    private const int FavouritesShown = 4;
    private const int BasketsShown = 8;
    private const string Chart = "customer-timeline";

    internal static void Map(WebApplication app)
    {
        app.MapPage("/customers", ListAsync);
        app.MapGet("/customers/suggest", SuggestAsync);
        app.MapPage("/customers/{id:long}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        string? q, string? after, string? before, [AsParameters] CustomerFilter filter, HttpContext http, PageFrameReader frames, CustomerReader customers, CustomerSearchReader search, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var text = (q ?? "").Trim();
        if (text.Length > LongestSearch) text = text[..LongestSearch];
        if (text.Length > 0)
        {
            var found = await FindAsync(frame, text, customers, search, cancellationToken);
            // Whoever looks for one person wants the card.
            return found.Customers is [var only] ? PageEndpoints.SeeOther(http, PageFrame.Link(PageFrame.LinkTo(only), ("language", http.Request.Query["language"]))) : PageEndpoints.Page<CustomersPage>(http, found);
        }
        return PageEndpoints.Page<CustomersPage>(http, await BrowseAsync(frame, filter, PageArguments.Of(first: null, after, before is null ? null : PageArguments.DefaultItems, before), customers, cancellationToken));
    }

    /// <summary>The first hits while somebody types: number, name, tier, what distinguishes people of one name, and the address of the card.</summary>
    private static async Task<IResult> SuggestAsync(string? q, HttpContext http, PageFrameReader frames, CustomerReader customers, CustomerSearchReader search, CancellationToken cancellationToken)
    {
        var text = (q ?? "").Trim();
        http.Response.Headers.CacheControl = "no-store";
        if (text.Length is 0 or > LongestSearch) return Results.Json(Array.Empty<object>());
        var frame = await frames.ReadAsync(http, cancellationToken);
        var found = await FindAsync(frame, text, customers, search, cancellationToken);
        return Results.Json(found.Customers.Take(MaxSuggested).Select(customer => new
        {
            name = frame.NameOf(customer),
            initials = Monogram.Initials(frame.NameOf(customer)),
            tier = customer.Found?.Tier.ToString(),
            detail = customer.Found is { } result ? frame.Texts.Of("visit-last", frame.Ago(result.LastPurchase)) : customer.ExternalId,
            path = PageFrame.LinkTo(customer),
        }));
    }

    private static async Task<CustomersModel> FindAsync(PageFrame frame, string text, CustomerReader customers, CustomerSearchReader search, CancellationToken cancellationToken)
    {
        // One more than is shown, to see whether there are more.
        var found = await search.FindAsync(text, MaxFound + 1, cancellationToken);
        var results = found.Take(MaxFound).Select(customer => frame.Run is { } run ? customers.LoadResult(customer.CustomerId, run.RunId) : null).ToList();
        var rows = new List<CustomerView>();
        foreach (var (customer, result) in found.Zip(results)) rows.Add(customer with { Found = result is null ? null : await result.GetTypedAsync(cancellationToken) });
        return new CustomersModel(frame) { Search = text, Customers = rows, HasMore = found.Count > MaxFound };
    }

    private static async Task<CustomersModel> BrowseAsync(PageFrame frame, CustomerFilter filter, PageArguments page, CustomerReader customers, CancellationToken cancellationToken)
    {
        if (await customers.RunOfAsync(run: null, page, cancellationToken) is not { } run) return new CustomersModel(frame) { Search = "" };
        var connection = await customers.ReadAsync(run, page, filter.Where, order: null, ResultProjection.All, cancellationToken);
        return new CustomersModel(frame)
        {
            Search = "",
            Customers = [.. connection.Nodes],
            Page = connection.PageInfo,
            Total = await connection.CountAsync(cancellationToken),
            Filter = filter.Where is null ? null : filter,
        };
    }

    private static async Task<IResult> ShowAsync(
        long id, string? after, HttpContext http, PageFrameReader frames, CustomerReader customers, PurchaseReader purchases, TierHistoryReader histories, RunReader runs,
        ChartReader charts, FavouriteReader favourites, UsualTimeReader times, DoneReader done, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        if (await customers.FindAsync(new CustomerId(id), results: null, cancellationToken) is not { } customer) return Results.StatusCode(StatusCodes.Status404NotFound);
        var result = frame.Run is { } run ? await customers.LoadResult(customer.CustomerId, run.RunId).GetTypedAsync(cancellationToken) : null;
        var baskets = await purchases.LoadPage(customer.CustomerId, PageArguments.Of(BasketsShown, after, last: null, before: null)).GetTypedAsync(cancellationToken);
        var tiers = await histories.Load(customer.CustomerId).GetTypedAsync(cancellationToken);
        return PageEndpoints.Page<CustomerPage>(http, new CustomerModel(frame, customer)
        {
            Favourites = await favourites.ReadAsync(customer.CustomerId, FavouritesShown, cancellationToken),
            Articles = await favourites.ReadLinesAsync(customer.CustomerId, [.. baskets.Nodes.Select(basket => basket.BasketId)], cancellationToken),
            Usual = await times.ReadAsync(customer.CustomerId, cancellationToken),
            Followed = await done.ReadOfAsync(customer.CustomerId, cancellationToken),
            Chart = await ChartOfAsync(customer, frame, charts, cancellationToken),
            Result = result is null || frame.Run is null ? null : new CustomerResultView(runs.ViewOf(frame.Run), result),
            Sentences = new Sentences(frame.Language, frame.Shop?.Currency ?? ""),
            Events = EventsOf(baskets, tiers, isFirstPage: after is null),
            Older = baskets.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null,
        });
    }

    /// <summary>The customer's purchases as a picture; null where there is nothing to draw.</summary>
    private static async Task<ChartView?> ChartOfAsync(CustomerView customer, PageFrame frame, ChartReader charts, CancellationToken cancellationToken)
    {
        var arguments = new ChartArguments(customer.CustomerId);
        return await charts.ReadAsync(Chart, arguments, frame.Language, cancellationToken) is { Draw: not null } content
            ? new ChartView(Chart, frame.LanguageCode, content) { Arguments = arguments }
            : null;
    }

    /// <summary>Baskets of the page, and the changes of tier that lie between them, the newest first.</summary>
    private static List<CustomerEvent> EventsOf(Connection<PurchaseView> baskets, IReadOnlyList<CustomerResultView> tiers, bool isFirstPage)
    {
        var days = baskets.Nodes.Select(basket => basket.Day).ToList();
        var newest = isFirstPage ? DateOnly.MaxValue : days.Append(DateOnly.MinValue).Max();
        var oldest = baskets.PageInfo.HasNextPage ? days.Append(DateOnly.MaxValue).Min() : DateOnly.MinValue;
        var byDay = tiers.DistinctBy(tier => tier.Run.AsOf).OrderBy(tier => tier.Run.AsOf).ToList();
        var changes = byDay.Where((tier, i) => i == 0 || tier.Tier != byDay[i - 1].Tier);
        return
        [
            .. baskets.Nodes.Where(basket => basket.Kind != BasketKind.Zero).Select(basket => new CustomerEvent(basket.Day, basket, Tier: null))
                .Concat(changes.Where(tier => tier.Run.AsOf <= newest && tier.Run.AsOf > oldest).Select(tier => new CustomerEvent(tier.Run.AsOf, Basket: null, tier)))
                .OrderByDescending(one => one.Day),
        ];
    }
}

/// <summary>What the list of customers shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record CustomersModel(PageFrame Frame)
{
    /// <summary>What is looked for; empty for everybody.</summary>
    public required string Search { get; init; }

    internal IReadOnlyList<CustomerView> Customers { get; init; } = [];

    /// <summary>Which customers are shown; null for all.</summary>
    internal CustomerFilter? Filter { get; init; }

    /// <summary>True where more are found than are shown.</summary>
    internal bool HasMore { get; init; }

    /// <summary>What lies before and after; null for a search.</summary>
    internal PageInfo? Page { get; init; }

    /// <summary>Number of all customers that are listed, on all pages; null for a search.</summary>
    internal long? Total { get; init; }
}

/// <summary>What the card of a customer shows.</summary>
/// <param name="Frame">What every page knows.</param>
/// <param name="Customer">The customer.</param>
public sealed record CustomerModel(PageFrame Frame, CustomerView Customer)
{
    /// <summary>What the current run says; null where it does not know the customer.</summary>
    internal CustomerResultView? Result { get; init; }

    public required Sentences Sentences { get; init; }

    /// <summary>The purchases as a picture; null where there is nothing to draw.</summary>
    internal ChartView? Chart { get; init; }

    internal IReadOnlyList<CustomerEvent> Events { get; init; } = [];

    /// <summary>Where older baskets begin; null where there are none.</summary>
    internal string? Older { get; init; }

    /// <summary>When the customer usually comes.</summary>
    internal UsualTime Usual { get; init; } = new(null, null);

    /// <summary>What the customer likes best.</summary>
    internal IReadOnlyList<Favourite> Favourites { get; init; } = [];

    /// <summary>What was in the baskets.</summary>
    internal ILookup<BasketId, BoughtArticle> Articles { get; init; } = Array.Empty<BoughtArticle>().ToLookup(_ => default(BasketId));

    /// <summary>Suggestions that were followed, the latest first.</summary>
    internal IReadOnlyList<Operation> Followed { get; init; } = [];

    /// <summary>Sentences in the customer's own numbers; null where no run knows the customer.</summary>
    internal CustomerWords? Words => Result is null ? null : CustomerWords.Of(Frame, Result.Run.Stored);

    /// <summary>For what the customer is to be noticed: staying away, or on the way to the best.</summary>
    internal PersonRole? Role => Result is not { Tier: <= Tier.B } result ? null : result.State switch
    {
        RhythmState.Overdue => PersonRole.Overdue,
        RhythmState.ProbablyGone => PersonRole.Gone,
        _ => result is { Tier: Tier.B, NextVip.Probability: >= LikelyVip } ? PersonRole.NextVip : null,
    };

    /// <summary>Tier and state in words.</summary>
    internal string? Chip => Result is null || Words is null ? null : Role is { } role ? Words.Chip(Result.Stored, role) : Frame.Texts.Of($"tier-name-{Result.Tier}");

    /// <summary>True for who has agreed to be called and written to.</summary>
    internal bool MayContact => Customer.Consent == true;

    internal Suggestion? Suggestion => Result is null ? null : Suggestion.Of(Customer, Result.Stored, Result.Run.AsOf, Frame.Today);

    /// <summary>That the suggestion was followed within the last weeks; null where it was not.</summary>
    internal Operation? Done => Followed.FirstOrDefault(operation => Frame.Today.DayNumber - operation.Day.DayNumber < DoneDays);

    private const int DoneDays = 28;

    /// <summary>Who is at least so likely a next VIP is said to be on the way.</summary>
    private const double LikelyVip = 0.5;

    /// <summary>The customer in the API.</summary>
    internal string Query => $$"""
        query Customer {
          customer(id: "{{Customer.Id}}") {
            externalId name email phone birthday city region country channel consent firstContact referredBy
            result {
              tier
              lastPurchase
              netSpend { amount currency }
              suggestion { text(language: {{Frame.LanguageCode.ToUpperInvariant()}}) }
              nextVip { probability interval { low high } reasons { text } }
              churn { probability interval { low high } reasons { text } }
            }
            tierHistory { tier run { asOf } }
            purchases(first: 25) { nodes { day kind amount { amount currency } } }
          }
        }
        """;
}

/// <summary>Something that happened with a customer: a basket, or a tier in a run.</summary>
internal sealed record CustomerEvent(DateOnly Day, PurchaseView? Basket, CustomerResultView? Tier);
