using System.Runtime.CompilerServices;
using Insights.Data.Tiers;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Settings;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.TierPreviews;
using Insights.Server.Queries.Tiers;

namespace Insights.Server.Features.Tiers;

/// <summary>The tiers, and what another policy would do before it is chosen.</summary>
internal static class TierEndpoints
{
    private const string Chart = "tier-distribution";
    private const int MoversShown = 25;
    private const string MoversPath = "/tiers/movers.{format}";
    private const string ChoicePath = "/tiers/policy";
    private static readonly string[] MoverColumns = ["customer_id", "name", "from", "to", "net_spend", "purchase_days"];

    internal static void Map(WebApplication app)
    {
        app.MapPage("/tiers", ShowAsync);
        app.MapGet(MoversPath, SendMoversAsync);
        app.MapForm(ChoicePath, ChooseAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? kind, decimal? a, decimal? b, decimal? c, int? window, decimal? hysteresis, HttpContext http, PageFrameReader frames, TierReader tiers, ChartReader charts,
        RunReader runs, TierPreviewReader previews, CustomerReader customers, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        if (frame.Run is not { } run) return PageEndpoints.Page<TiersPage>(http, new TiersModel(frame));
        var model = new TiersModel(frame)
        {
            Tiers = await tiers.ReadAsync(run, cancellationToken),
            Chart = await charts.ReadAsync(Chart, frame.Language, cancellationToken) is { } content ? new ChartView(Chart, frame.LanguageCode, content) : null,
            Current = PolicyForm.Of(run.Policy),
        };
        if (kind is null)
        {
            // Whoever looks at the tiers may preview another policy.
            previews.Begin(runs.ViewOf(run), cancellationToken);
            return PageEndpoints.Page<TiersPage>(http, model);
        }

        var form = new PolicyForm(kind, a, b, c, window, hysteresis);
        if (Parse(form.Text) is not { } policy) return PageEndpoints.Page<TiersPage>(http, model with { Asked = form, IsWrong = true });
        var preview = await previews.ReadAsync(runs.ViewOf(run), policy, cancellationToken);
        var movers = preview.Movers(from: null, to: null).Take(MoversShown).Select(mover => (Mover: mover, Customer: customers.LoadCustomer(mover.CustomerId))).ToList();
        var rows = new List<(TierMover, CustomerView)>();
        foreach (var (mover, loading) in movers)
            if (await loading.GetTypedAsync(cancellationToken) is { } customer) rows.Add((mover, customer));
        return PageEndpoints.Page<TiersPage>(http, model with { Asked = form, Preview = preview, Movers = rows });
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, SettingsReader settings, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (Parse(form["policy"].ToString()) is not { } policy) return Results.StatusCode(StatusCodes.Status400BadRequest);
        await settings.ChangeAsync((_, chosen) => chosen.TierPolicy = policy.Text, cancellationToken);
        return PageEndpoints.SeeOther(http, "/runs?chosen=policy");
    }

    private static async Task<IResult> SendMoversAsync(
        string format, string? policy, HttpContext http, RunReader runs, TierPreviewReader previews, CustomerReader customers, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || await runs.FindAsync(id: null, cancellationToken) is not { } run || Parse(policy ?? "") is not { } parsed) return Results.StatusCode(StatusCodes.Status404NotFound);
        var preview = await previews.ReadAsync(runs.ViewOf(run), parsed, cancellationToken);
        return new TableFile("tier-movers", MoverColumns, ReadMoversAsync(preview, customers, cancellationToken)).Send(http, format);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> ReadMoversAsync(
        TierPreview preview, CustomerReader customers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in preview.Movers(from: null, to: null).Chunk(500))
        {
            var loading = chunk.Select(mover => (Mover: mover, Customer: customers.LoadCustomer(mover.CustomerId))).ToList();
            foreach (var (mover, deferred) in loading)
                if (await deferred.GetTypedAsync(cancellationToken) is { } customer)
                    yield return [customer.ExternalId, customer.Name, mover.From, mover.To, mover.NetSpend.Amount, mover.PurchaseDays];
        }
    }

    private static TierPolicy? Parse(string text)
    {
        try
        {
            return TierPolicy.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>What the page of the tiers shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record TiersModel(PageFrame Frame)
{
    internal IReadOnlyList<TierSummary> Tiers { get; init; } = [];

    internal ChartView? Chart { get; init; }

    /// <summary>The run's policy; null without a run.</summary>
    internal PolicyForm? Current { get; init; }

    /// <summary>The policy to preview; null for none.</summary>
    internal PolicyForm? Asked { get; init; }

    /// <summary>True where the requested policy is invalid.</summary>
    internal bool IsWrong { get; init; }

    internal TierPreview? Preview { get; init; }

    internal IReadOnlyList<(TierMover Mover, CustomerView Customer)> Movers { get; init; } = [];

    internal string Query => Preview is null
        ? "query Tiers { tiers { tier customers customerShare netSpend { amount currency } netSpendShare movements { from to customers } } }"
        : $$"""
            query WhatIf {
              tierPreview(policy: "{{Preview.Policy}}") {
                customers
                moving
                tiers { tier customersNow customersThen netSpendNow { amount } netSpendThen { amount } }
                movements { from to customers }
                movers(first: 25) { from to netSpend { amount } customer { externalId name } }
              }
            }
            """;
}
