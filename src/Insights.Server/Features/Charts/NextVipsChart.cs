using Insights.Data.Tiers;
using Insights.Server.Features.Customers;
using Insights.Server.GraphQL.Paging;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>The B customers most likely to become VIPs.</summary>
internal sealed class NextVipsChart(CustomerReader customers) : IChart
{
    private const int Shown = 15;
    private const int LongestName = 28;
    private const double BarSize = 0.7;

    public string Name => "next-vips";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var page = await customers.ReadNextVipsAsync(
            request.Run.RunId, Tier.B, new PageArguments(Shown, Cursor: null, IsBackward: false), where: null, cancellationToken);
        var best = page.Nodes.Where(customer => customer.Found?.VipProbability is not null).ToList();
        var title = texts.Of("next-vips", request.Run.HorizonDays);
        var total = (int)await page.CountAsync(cancellationToken);
        var subtitle = texts.Of("about-b", request.Run.AsOf, total);
        if (best.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("no-probabilities"));
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of("next-vips-alternative", NameOf(best[0]), ProbabilityOf(best[0]), best.Count, ProbabilityOf(best[^1])),
            Table = new ChartTable(
                [texts.Of("customer"), texts.Of("probability"), texts.Of("at-least"), texts.Of("at-most"), texts.Of("net-spend", request.Shop.Currency)],
                [.. best.Select(customer => (string[])
                [
                    NameOf(customer), ProbabilityOf(customer).ToString("P1", texts.Language), customer.Found?.VipProbabilityLow?.ToString("P1", texts.Language) ?? "",
                    customer.Found?.VipProbabilityHigh?.ToString("P1", texts.Language) ?? "", customer.Found?.NetSpend.Amount.ToString("N2", texts.Language) ?? "",
                ])]),
            Draw = plot => Draw(plot, best, texts),
        };
    }

    private static string NameOf(CustomerView customer)
    {
        var name = customer.Name ?? customer.ExternalId;
        return name.Length <= LongestName ? name : name[..(LongestName - 1)] + "\u2026";
    }

    private static double ProbabilityOf(CustomerView customer) => customer.Found?.VipProbability ?? 0;

    private static void Draw(Plot plot, List<CustomerView> best, ChartTexts texts)
    {
        var bars = best.Select((customer, i) => new Bar
        {
            Position = -i,
            Value = ProbabilityOf(customer),
            Size = BarSize,
            FillColor = ChartStyle.Of(Tier.B),
            LineWidth = 0,
        }).ToList();
        var drawn = plot.Add.Bars(bars);
        drawn.Horizontal = true;
        for (var i = 0; i < best.Count; i++)
            if (best[i].Found is { VipProbabilityLow: { } low, VipProbabilityHigh: { } high }) ChartStyle.AddInterval(plot, new Coordinates(low, -i), new Coordinates(high, -i));
        plot.Axes.Left.SetTicks([.. best.Select((_, i) => -(double)i)], [.. best.Select(customer => $"{NameOf(customer)}  {ProbabilityOf(customer).ToString("P0", texts.Language)}")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.Label.Text = texts.Of("probability-of-vip");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.SetLimits(0, Math.Min(1, 1.05 * best.Max(customer => customer.Found?.VipProbabilityHigh ?? ProbabilityOf(customer))), -best.Count + 0.4, 0.6);
        plot.HideGrid();
    }
}
