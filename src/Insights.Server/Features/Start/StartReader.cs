using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Customers;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;
using Insights.Server.Features.Tiers;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Features.Start;

/// <summary>Reads what the start page shows, from the readers of the API.</summary>
internal sealed class StartReader(CurrentShopReader shops, RunReader runs, TierReader tiers, CustomerReader customers, ChartReader charts)
{
    private const int NamesShown = 10;

    internal async Task<StartModel> ReadAsync(CultureInfo language, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(cancellationToken);
        var run = await runs.CurrentAsync(cancellationToken);
        if (shop is null || run is null) return new StartModel { Language = language, Shop = shop };
        var page = new PageArguments(NamesShown, Cursor: null, IsBackward: false);
        var pictures = new List<ChartView>();
        foreach (var name in charts.Names)
            if (await charts.ReadAsync(name, language, cancellationToken) is { } content) pictures.Add(new ChartView(name, language.Name, content));
        return new StartModel
        {
            Language = language,
            Shop = shop,
            Run = run,
            Report = RunReport.Parse(run.Report),
            Sentences = new Sentences(language, shop.Currency),
            Tiers = await tiers.ReadAsync(run, cancellationToken),
            NextVips = [.. (await customers.ReadNextVipsAsync(run.RunId, Tier.B, page, where: null, cancellationToken)).Nodes],
            ChurnRisks = [.. (await customers.ReadChurnRisksAsync(run.RunId, Tier.B, page, where: null, cancellationToken)).Nodes],
            Charts = pictures,
        };
    }
}

/// <summary>What the start page shows.</summary>
public sealed record StartModel
{
    /// <summary>The reader's language.</summary>
    public required CultureInfo Language { get; init; }

    /// <summary>The shop; null before its first import.</summary>
    public Shop? Shop { get; init; }

    /// <summary>The current run; null before the first analysis.</summary>
    public Run? Run { get; init; }

    /// <summary>What the run knows about itself; null without a run.</summary>
    public RunReport? Report { get; init; }

    /// <summary>Sentences in the reader's language; null without a run.</summary>
    public Sentences? Sentences { get; init; }

    /// <summary>The tiers, A first.</summary>
    public IReadOnlyList<TierSummary> Tiers { get; init; } = [];

    /// <summary>The likeliest next VIPs.</summary>
    public IReadOnlyList<CustomerView> NextVips { get; init; } = [];

    /// <summary>The likeliest to leave.</summary>
    public IReadOnlyList<CustomerView> ChurnRisks { get; init; } = [];

    /// <summary>All charts.</summary>
    public IReadOnlyList<ChartView> Charts { get; init; } = [];
}
