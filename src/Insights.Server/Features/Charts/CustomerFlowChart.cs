using Insights.Server.Queries.CustomerFlow;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Who came, came again and went, month by month.</summary>
internal sealed class CustomerFlowChart(CustomerFlowReader flow) : IChart
{
    private const int MaxMonths = 24;
    private const float MarkOffset = 4;

    public string Name => "customer-flow";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var (texts, run) = (request.Texts, request.Run);
        var from = new DateOnly(run.AsOf.Year, run.AsOf.Month, 1).AddMonths(-MaxMonths);
        // A month that is not over would look like a bad one.
        var months = (await flow.ReadAsync(run, from, MaxMonths, run.HorizonDays, cancellationToken)).Where(month => month.IsComplete).ToList();
        var title = texts.Of("flow");
        var subtitle = texts.Of("about-flow", run.AsOf, run.KnownCustomers, run.HorizonDays);
        if (months.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("flow-empty"));
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = InWords(months, run.HorizonDays, texts),
            Table = new ChartTable(
                [texts.Of("month"), texts.Of("flow-returning"), texts.Of("flow-won-back"), texts.Of("flow-new"), texts.Of("flow-lost")],
                [.. months.Select(month => (string[])
                [
                    texts.Month(month.Month), Count(month.Returning - month.WonBack), Count(month.WonBack), Count(month.NewCustomers),
                    month.Lost is { } lost ? Count(lost) : texts.Of("not-yet-known"),
                ])]),
            Draw = plot => Draw(plot, months, texts),
        };

        string Count(int customers) => customers.ToString("N0", texts.Language);
    }

    private static string InWords(List<CustomerFlowMonth> months, int silentDays, ChartTexts texts)
    {
        var newest = months[^1];
        var ofNewest = texts.Of("flow-alternative", newest.Month, newest.NewCustomers, newest.Returning, newest.WonBack, silentDays);
        return months.FindLast(month => month.Lost is not null) is { Lost: { } lost } known
            ? $"{ofNewest} {texts.Of("flow-alternative-lost", known.Month, lost, known.NewCustomers + known.WonBack, silentDays)}"
            : $"{ofNewest} {texts.Of("flow-alternative-unknown", silentDays)}";
    }

    private static ChartMark MarkOf(CustomerFlowMonth month, ChartTexts texts)
    {
        (string Name, int? Customers)[] parts = [("flow-new", month.NewCustomers), ("flow-won-back", month.WonBack), ("flow-returning", month.Returning - month.WonBack), ("flow-lost", month.Lost)];
        var lines = parts.Select(part => $"{texts.Of(part.Name)}: {part.Customers?.ToString("N0", texts.Language) ?? texts.Of("not-yet-known")}");
        return new ChartMark(string.Join('\n', lines.Prepend(texts.Month(month.Month))), month.NewCustomers > 0 ? CustomerLink.OfFirstMonth(month.Month) : null);
    }

    private static void Draw(ChartPlot plot, List<CustomerFlowMonth> months, ChartTexts texts)
    {
        new BarStack(
        [
            new BarPart(texts.Of("flow-returning"), ChartStyle.Quiet, [.. months.Select(month => (double)(month.Returning - month.WonBack))]),
            new BarPart(texts.Of("flow-won-back"), ChartStyle.Third, [.. months.Select(month => (double)month.WonBack)]),
            new BarPart(texts.Of("flow-new"), ChartStyle.Main, [.. months.Select(month => (double)month.NewCustomers)]),
            new BarPart(texts.Of("flow-lost"), ChartStyle.Second, [.. months.Select(month => -(double)(month.Lost ?? 0))]),
        ])
        {
            MarkOf = month => MarkOf(months[month], texts),
        }.Draw(plot);
        for (var i = 0; i < months.Count; i++)
            if (months[i].Lost is null) AddUnknown(plot, i);
        MonthAxis.Draw(plot, [.. months.Select(month => month.Month)], texts.Language);
        plot.Axes.Left.Label.Text = texts.Of("flow-axis");
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = count => Math.Abs(count).ToString("N0", texts.Language) };
        plot.Add.HorizontalLine(0, 1, ChartStyle.Muted);
    }

    /// <summary>A question mark where the lost customers will be.</summary>
    private static void AddUnknown(Plot plot, int month)
    {
        var mark = plot.Add.Text("?", month, 0);
        mark.LabelAlignment = Alignment.UpperCenter;
        mark.LabelFontColor = ChartStyle.Text;
        mark.LabelFontSize = ChartStyle.TextSize;
        mark.LabelBold = true;
        mark.OffsetY = MarkOffset;
    }
}
