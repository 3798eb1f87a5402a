using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Declining;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;
using Insights.Server.Queries.Weeks;

namespace Insights.Server.Features.Home;

/// <summary>Reads what the Monday page shows, from the readers of the API.</summary>
internal sealed class HomeReader(RunReader runs, CustomerReader customers, DecliningReader declining, WeekReader weeks, ChartReader charts, ResultCache cache, PrecomputedResults precomputed)
{
    internal const string Chart = "revenue-by-month";
    private const int WeeksShown = 2;
    private const int NamesShown = 5;

    /// <summary>Of the names, so many are next VIPs; the others are about to leave.</summary>
    private const int NextVipsShown = 3;
    private const int DecliningShown = 8;

    private static readonly PageArguments Names = new(NamesShown, Cursor: null, IsBackward: false);

    private static readonly InputObject AtRisk = new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["tier"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["eq"] = nameof(Tier.B) },
        ["churnProbability"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["gte"] = DecliningReader.AtRisk },
    });

    internal async Task<HomeModel> ReadAsync(PageFrame frame, CancellationToken cancellationToken)
    {
        if (frame is not { Run: { } run, Shop: { } shop }) return new HomeModel { Frame = frame };
        var vips = (await customers.ReadNextVipsAsync(run.RunId, Tier.B, Names, where: null, cancellationToken)).Nodes.ToList();
        var leaving = await LeavingAsync(run, cancellationToken);
        var first = vips.Take(NextVipsShown).ToList();
        var shown = first.Select(customer => customer.CustomerId).ToHashSet();
        var sentences = new Sentences(frame.Language, shop.Currency);
        return new HomeModel
        {
            Frame = frame,
            Run = runs.ViewOf(run),
            Sentences = sentences,
            People =
            [
                .. first.Select(customer => PersonOf(customer, run, isNextVip: true)),
                .. leaving.Where(customer => !shown.Contains(customer.CustomerId)).Take(NamesShown - first.Count).Select(customer => PersonOf(customer, run, isNextVip: false)),
            ],
            Declining = await DecliningAsync(run, cancellationToken),
            Weeks = await weeks.ReadAsync(run, WeeksShown, cancellationToken),
            Chart = await charts.ReadAsync(Chart, frame.Language, cancellationToken) is { } content ? new ChartView(Chart, frame.LanguageCode, content) : null,
        };
    }

    /// <summary>Reads what is stored with the run, else computes it.</summary>
    internal async Task FindAsync(Run run, CancellationToken cancellationToken)
    {
        await weeks.FindAsync(run, WeeksShown, cancellationToken);
        await FindLeavingAsync(run, cancellationToken);
        await declining.ReadAsync(run, DecliningShown, cancellationToken);
        foreach (var list in new[] { customers.ReadNextVipsAsync(run.RunId, Tier.B, Names, where: null, cancellationToken), customers.ReadChurnRisksAsync(run.RunId, Tier.B, Names, where: null, cancellationToken) })
            await (await list).CountAsync(cancellationToken);
    }

    /// <summary>What of the page takes longest, cached from now on.</summary>
    internal async Task PrepareAsync(Run run, CancellationToken cancellationToken)
    {
        await weeks.ReadAsync(run, WeeksShown, cancellationToken);
        await LeavingAsync(run, cancellationToken);
        await DecliningAsync(run, cancellationToken);
    }

    /// <summary>Where few have slipped, all good customers of the run before are looked at for them.</summary>
    private Task<IReadOnlyList<DecliningCustomer>> DecliningAsync(Run run, CancellationToken cancellationToken) =>
        cache.GetAsync((nameof(DecliningCustomer), run.RunId), Topics.Runs | Topics.Customers, () => declining.ReadAsync(run, DecliningShown, cancellationToken), cancellationToken);

    private Task<List<CustomerView>> LeavingAsync(Run run, CancellationToken cancellationToken) =>
        cache.GetAsync((nameof(HomePerson), run.RunId), Topics.Runs | Topics.Customers, () => FindLeavingAsync(run, cancellationToken), cancellationToken);

    /// <summary>
    /// Of those who are likelier to stay away than to come, the ones who spend most: whom the list has first is mostly gone
    /// already. Where nobody is, the likeliest of all.
    /// </summary>
    private async Task<List<CustomerView>> FindLeavingAsync(Run run, CancellationToken cancellationToken)
    {
        var ids = await precomputed.GetAsync(run.RunId, "leaving", Topics.None, async () =>
        {
            var atRisk = await customers.ReadAsync(run, Names, AtRisk, order: null, ResultProjection.All, cancellationToken);
            var leaving = atRisk.Edges.Count > 0 ? atRisk : await customers.ReadChurnRisksAsync(run.RunId, Tier.B, Names, where: null, cancellationToken);
            return leaving.Nodes.Select(customer => customer.CustomerId.Value).ToList();
        }, cancellationToken);
        var loading = ids.ConvertAll(id => (Customer: customers.LoadCustomer(new CustomerId(id)), Result: customers.LoadResult(new CustomerId(id), run.RunId)));
        var found = new List<CustomerView>();
        foreach (var (customer, result) in loading)
            if (await customer.GetTypedAsync(cancellationToken) is { } known) found.Add(known with { Found = await result.GetTypedAsync(cancellationToken) });
        return found;
    }

    private static HomePerson PersonOf(CustomerView customer, Run run, bool isNextVip)
    {
        var result = customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results.");
        var reasons = CustomerReasons.Parse(result.Reasons);
        return new HomePerson(customer, isNextVip, isNextVip ? result.VipProbability : result.ChurnProbability, isNextVip ? reasons.NextVip : reasons.Churn, Suggestion.Of(customer.Birthday, result, run.AsOf));
    }
}

/// <summary>What the Monday page shows.</summary>
public sealed record HomeModel
{
    /// <summary>What every page knows.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The current run; null before the first analysis.</summary>
    internal RunView? Run { get; init; }

    /// <summary>Sentences in the reader's language; null without a run.</summary>
    internal Sentences? Sentences { get; init; }

    /// <summary>Whom to care about.</summary>
    internal IReadOnlyList<HomePerson> People { get; init; } = [];

    /// <summary>Who has become a weaker customer since the run before.</summary>
    internal IReadOnlyList<DecliningCustomer> Declining { get; init; } = [];

    /// <summary>The last whole week and the one before; fewer where there are none.</summary>
    internal IReadOnlyList<Week> Weeks { get; init; } = [];

    /// <summary>The one chart; null without a run.</summary>
    internal ChartView? Chart { get; init; }
}

/// <summary>A customer to care about.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="IsNextVip">True for a next VIP, false for one who is about to leave.</param>
/// <param name="Probability">Of that.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Suggestion">What to do.</param>
internal sealed record HomePerson(CustomerView Customer, bool IsNextVip, double? Probability, IReadOnlyList<Reason> Reasons, Suggestion Suggestion);
