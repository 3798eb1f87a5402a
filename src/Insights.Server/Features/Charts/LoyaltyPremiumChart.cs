using Insights.Ml.Loyalty;
using Insights.Server.Queries.Loyalty;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How much more loyal customers spend than the average customer.</summary>
internal sealed class LoyaltyPremiumChart(LoyaltyReader loyalty) : IChart
{
    private const double BarSize = 0.55;
    private const double Headroom = 0.2;

    public string Name => "loyalty-premium";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var title = texts.Of("premium");
        if (await loyalty.ReadAsync(request.Run, cancellationToken) is not { } premium)
            return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("premium-empty", request.Run.HorizonDays));
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-premium", premium.From, premium.Until, premium.Customers),
            Alternative = $"{string.Join(' ', premium.Groups.Where(group => group.Group == LoyaltyGroup.Loyal).Select(group => InWords(group, premium, request)))} {texts.Of("premium-not-why")}".Trim(),
            Table = new ChartTable(
                [texts.Of("group"), texts.Of("customers"), texts.Of("mean-net-spend"), texts.Of("against-average"), texts.Of("at-least"), texts.Of("at-most")],
                [.. premium.Groups.Select(group => (string[])
                [
                    NameOf(group, texts), group.Customers.ToString("N0", texts.Language), request.Price(group.MeanSpend.Amount),
                    texts.Of("change", group.Premium), Change(group.Interval?.Low), Change(group.Interval?.High),
                ])]),
            Draw = plot => Draw(plot, premium, request),
        };

        string Change(double? premium) => premium is { } known ? texts.Of("change", known) : "";
    }

    private static string InWords(GroupPremiumView loyal, LoyaltyPremiumView premium, ChartRequest request)
    {
        var texts = request.Texts;
        var days = premium.Until.DayNumber - premium.From.DayNumber + 1;
        var spent = texts.Of("premium-alternative", loyal.Customers, premium.From, days, request.Money(loyal.MeanSpend.Amount), request.Money(premium.MeanSpend.Amount), texts.Of("change", loyal.Premium));
        return loyal.Interval is { } interval
            ? $"{spent} {texts.Of("premium-alternative-sure", texts.Of("change", interval.Low), texts.Of("change", interval.High))}"
            : $"{spent} {texts.Of("premium-alternative-unsure")}";
    }

    private static string NameOf(GroupPremiumView group, ChartTexts texts) =>
        group.Group == LoyaltyGroup.Loyal ? texts.Of("loyal") : texts.Of("tier-of", group.Group);

    private static ChartMark MarkOf(GroupPremiumView group, ChartRequest request)
    {
        var texts = request.Texts;
        var lines = new List<string>
        {
            $"{NameOf(group, texts)}: {texts.Of("customers-count", group.Customers)}",
            $"{texts.Of("mean-net-spend")}: {request.Money(group.MeanSpend.Amount)} ({texts.Of("change", group.Premium)})",
        };
        if (group.Interval is { } interval) lines.Add($"{texts.Of("at-least")}: {texts.Of("change", interval.Low)}, {texts.Of("at-most")}: {texts.Of("change", interval.High)}");
        return new ChartMark(string.Join('\n', lines));
    }

    private static void Draw(ChartPlot plot, LoyaltyPremiumView premium, ChartRequest request)
    {
        var texts = request.Texts;
        var groups = premium.Groups;
        plot.Add.Bars(groups.Select((group, i) => new Bar
        {
            Position = i,
            Value = group.Premium,
            Size = BarSize,
            LineWidth = 0,
            FillColor = group.Group == LoyaltyGroup.Loyal ? ChartStyle.Main : ChartStyle.Quiet,
        }).ToList());
        for (var i = 0; i < groups.Count; i++)
        {
            plot.MarkColumn(i - 0.5, i + 0.5, Math.Max(0, groups[i].Interval?.High ?? groups[i].Premium), MarkOf(groups[i], request));
            if (groups[i].Interval is { } interval) ChartStyle.AddInterval(plot, new Coordinates(i, interval.Low), new Coordinates(i, interval.High));
        }
        plot.Add.HorizontalLine(0, 1, ChartStyle.Muted);
        plot.Axes.Bottom.SetTicks(
            [.. groups.Select((_, i) => (double)i)],
            [.. groups.Select(group => $"{NameOf(group, texts)}\n{texts.Of("change", group.Premium)}\n{ChartStyle.CustomersBelow(plot, group.Customers, texts)}")]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.Label.Text = texts.Of("against-average");
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => texts.Of("change", value) };
        var ends = groups.SelectMany(group => new[] { group.Premium, group.Interval?.Low ?? 0, group.Interval?.High ?? 0 }).Append(0).ToList();
        var room = Math.Max(Headroom, (ends.Max() - ends.Min()) * Headroom / 2);
        plot.Axes.SetLimits(-0.6, groups.Count - 0.4, ends.Min() - room, ends.Max() + room);
    }
}
