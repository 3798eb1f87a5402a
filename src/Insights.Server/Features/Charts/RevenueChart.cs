using Insights.Data.Tiers;
using Insights.Server.Queries.Sales;

namespace Insights.Server.Features.Charts;

/// <summary>Net sales by month, stacked by the tier that customers have now.</summary>
internal sealed class RevenueChart(SalesReader sales) : IChart
{
    private const int MaxMonths = 24;

    /// <summary>From the bottom of a bar to its top; null are sales without a customer.</summary>
    private static readonly Tier?[] Stack = [Tier.A, Tier.B, Tier.C, Tier.D, null];

    public string Name => "revenue-by-month";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var months = await sales.ReadMonthsAsync(request.Run, cancellationToken);
        var shown = months.GroupBy(total => total.Month).OrderBy(group => group.Key).TakeLast(MaxMonths).ToList();
        var title = texts.Of("revenue");
        var subtitle = request.Describe(request.Run.KnownCustomers);
        if (shown.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("revenue-empty"));

        // A month that is not over looks like a bad one.
        var last = shown[^1].Key;
        if (last.AddMonths(1) > request.Run.AsOf) subtitle = texts.Of("about-month-open", subtitle, last);
        var best = shown.MaxBy(month => month.Sum(total => total.NetSpend)) ?? shown[0];
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of("revenue-alternative", shown[0].Key, shown[^1].Key, best.Key, request.Money(best.Sum(total => total.NetSpend))),
            Table = new ChartTable(
                [texts.Of("month"), .. Stack.Select(tier => NameOf(tier, texts)), texts.Of("sum")],
                [.. shown.Select(month => (string[])
                [
                    texts.Month(month.Key),
                    .. Stack.Select(tier => request.Price(AmountOf(month, tier))),
                    request.Price(month.Sum(total => total.NetSpend)),
                ])]),
            Draw = plot => Draw(plot, shown, request),
        };
    }

    private static string NameOf(Tier? tier, ChartTexts texts) => tier is { } known ? texts.Of("tier-of", known) : texts.Of("without-customer");

    private static decimal AmountOf(IEnumerable<MonthSales> month, Tier? tier) =>
        month.Where(total => total.Tier == tier).Sum(total => total.NetSpend);

    private static ChartMark MarkOf(IGrouping<DateOnly, MonthSales> month, ChartRequest request)
    {
        var parts = Stack.Where(tier => AmountOf(month, tier) != 0).Select(tier => $"{NameOf(tier, request.Texts)}: {request.Money(AmountOf(month, tier))}");
        return new ChartMark(string.Join('\n', parts.Prepend($"{request.Texts.Month(month.Key)}: {request.Money(month.Sum(total => total.NetSpend))}")));
    }

    private static void Draw(ChartPlot plot, List<IGrouping<DateOnly, MonthSales>> months, ChartRequest request)
    {
        var texts = request.Texts;
        var parts = Stack.Select(tier => new BarPart(
            NameOf(tier, texts), tier is { } known ? ChartStyle.Of(known) : ChartStyle.Faint, [.. months.Select(month => (double)AmountOf(month, tier))]));
        new BarStack([.. parts]) { MarkOf = month => MarkOf(months[month], request) }.Draw(plot);
        MonthAxis.Draw(plot, [.. months.Select(month => month.Key)], texts.Language);
        plot.Axes.Left.Label.Text = texts.Of("net-spend-in", request.Sign);
        plot.Axes.Left.TickGenerator = ChartStyle.AmountTicks(texts.Language);
    }
}
