using Insights.Ml.Explanations;
using Insights.Server.Queries.Tiers;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How many customers each tier has, and how much of the spend they make.</summary>
internal sealed class TierDistributionChart(TierReader tiers) : IChart
{
    private const double BarSize = 0.38;

    /// <summary>What the figure above a bar takes of the axis.</summary>
    private const double RoomOfLabel = 0.06;

    public string Name => "tier-distribution";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var summaries = await tiers.ReadAsync(request.Run, cancellationToken);
        var a = summaries[0];
        return new ChartContent
        {
            Title = texts.Of("tier-distribution"),
            Subtitle = request.Describe(request.Run.KnownCustomers),
            Alternative = texts.Of("tier-distribution-alternative", a.CustomerShare, a.NetSpendShare ?? 0),
            Table = new ChartTable(
                [texts.Of("tier"), texts.Of("customers"), texts.Of("share-of-customers"), texts.Of("net-spend"), texts.Of("share-of-spend")],
                [.. summaries.Select(tier => (string[])
                [
                    tier.Tier.ToString(), tier.Customers.ToString("N0", texts.Language), tier.CustomerShare.ToPercent(texts.Language, decimals: 1),
                    request.Price(tier.Spend.Amount), tier.NetSpendShare?.ToPercent(texts.Language, decimals: 1) ?? "",
                ])]),
            Draw = plot => Draw(plot, summaries, request),
        };
    }

    private static void Draw(ChartPlot plot, IReadOnlyList<TierSummary> summaries, ChartRequest request)
    {
        var texts = request.Texts;
        var bars = new List<Bar>();
        for (var i = 0; i < summaries.Count; i++)
        {
            var tier = summaries[i];
            var color = ChartStyle.Of(tier.Tier);
            bars.Add(NewBar(i - BarSize / 2, tier.CustomerShare, color.WithAlpha(0.45), texts));
            bars.Add(NewBar(i + BarSize / 2, Math.Max(0, tier.NetSpendShare ?? 0), color, texts));
            plot.MarkColumn(i - BarSize, i + BarSize, Math.Max(tier.CustomerShare, tier.NetSpendShare ?? 0) + RoomOfLabel, MarkOf(tier, request));
        }
        var drawn = plot.Add.Bars(bars);
        drawn.ValueLabelStyle.FontSize = ChartStyle.IsNarrow ? ChartStyle.SmallTextSize - 1 : ChartStyle.TextSize;
        drawn.ValueLabelStyle.ForeColor = ChartStyle.Text;
        plot.Axes.Bottom.SetTicks(
            [.. summaries.Select((_, i) => (double)i)],
            [.. summaries.Select(tier => $"{tier.Tier}\n{ChartStyle.CustomersBelow(plot, tier.Customers, texts)}")]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.Label.Text = texts.Of("left-customers-right-spend");
        plot.Axes.Left.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.Margins(bottom: 0, top: 0.12);
    }

    private static ChartMark MarkOf(TierSummary tier, ChartRequest request)
    {
        var texts = request.Texts;
        var words = $"{texts.Of("tier-of", tier.Tier)}: {texts.Of("customers-count", tier.Customers)} ({tier.CustomerShare.ToPercent(texts.Language)})\n{texts.Of("net-spend")}: {request.Money(tier.Spend.Amount)}";
        return new ChartMark(tier.NetSpendShare is { } share ? $"{words} ({share.ToPercent(texts.Language)})" : words, tier.Customers > 0 ? CustomerLink.OfTier(tier.Tier) : null);
    }

    private static Bar NewBar(double position, double share, Color color, ChartTexts texts) => new()
    {
        Position = position,
        Value = share,
        Size = BarSize,
        FillColor = color,
        LineWidth = 0,
        ValueLabel = share.ToPercent(texts.Language),
    };
}
