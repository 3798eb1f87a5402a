using Insights.Ml.Analysis;
using Insights.Ml.Outlook;
using Insights.Server.Queries.Sales;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>What the shop may take in the horizon, beside what it took in as many days before.</summary>
internal sealed class RevenueOutlookChart(SalesReader sales) : IChart
{
    private const int MonthsShown = 12;
    private const double BarSize = 0.7;
    private const double DaysPerMonth = 365.25 / 12;

    public string Name => "revenue-outlook";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var run = request.Run;
        var title = texts.Of("outlook", run.HorizonDays);
        var subtitle = texts.Of("about-outlook", run.AsOf, run.AsOf.AddDays(run.HorizonDays - 1), run.KnownCustomers);
        if (RunReport.Parse(run.Report).Outlook is not { Total: { } total } outlook) return ChartContent.Empty(title, subtitle, texts.Of("outlook-empty"));

        var firstOfMonth = new DateOnly(run.AsOf.Year, run.AsOf.Month, 1);
        var months = (await sales.ReadMonthsAsync(run, cancellationToken)).Where(month => month.Month < firstOfMonth)
            .GroupBy(month => month.Month).OrderBy(group => group.Key).TakeLast(MonthsShown).Select(group => (Month: group.Key, Amount: (double)group.Sum(month => month.NetSpend))).ToList();
        var perMonth = run.HorizonDays / DaysPerMonth;
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = outlook is { TotalLow: { } low, TotalHigh: { } high }
                ? texts.Of("outlook-alternative", Money(total), Money(low), Money(high))
                : texts.Of(UnsureText(outlook.NoInterval), Money(total)),
            Table = new ChartTable(
                [texts.Of("what"), texts.Of("sum")],
                [
                    .. months.Select(month => (string[])[texts.Month(month.Month), Price(month.Amount)]),
                    .. Parts(outlook, texts).Select(part => (string[])[part.Name, Price(part.Amount)]),
                    .. outlook.TotalLow is { } least && outlook.TotalHigh is { } most
                        ? new string[][] { [texts.Of("at-least"), Price(least)], [texts.Of("at-most"), Price(most)] }
                        : [],
                ]),
            Draw = plot => Draw(plot, months, outlook, total, perMonth, request),
        };

        string Money(double amount) => request.Money((decimal)amount);

        string Price(double amount) => request.Price((decimal)amount);
    }

    private static string UnsureText(NoIntervalReason? reason) => reason switch
    {
        NoIntervalReason.SeasonsUnknown => "outlook-alternative-seasons",
        NoIntervalReason.TooWide => "outlook-alternative-wide",
        _ => "outlook-alternative-unsure",
    };

    private static IEnumerable<(string Name, double Amount)> Parts(RevenueOutlook outlook, ChartTexts texts)
    {
        yield return (texts.Of("outlook-known"), outlook.KnownCustomers);
        if (outlook.NewCustomers is { } ofNew) yield return (texts.Of("outlook-new"), ofNew);
        if (outlook.Anonymous is { } anonymous) yield return (texts.Of("outlook-anonymous"), anonymous);
        if (outlook.Total is { } total) yield return (texts.Of("outlook-total"), total);
    }

    private static ChartMark MarkOf(RevenueOutlook outlook, double total, double perMonth, ChartRequest request)
    {
        var texts = request.Texts;
        var words = $"{texts.Of("outlook-month").Replace('\n', ' ')}: {PerMonth(total)}";
        return new ChartMark(outlook is { TotalLow: { } low, TotalHigh: { } high } ? $"{words}\n{texts.Of("at-least")}: {PerMonth(low)}\n{texts.Of("at-most")}: {PerMonth(high)}" : words);

        string PerMonth(double amount) => request.Money((decimal)(amount / perMonth));
    }

    /// <summary>Months as they were, and the outlook as its mean month, so that all bars are of the same length of time.</summary>
    private static void Draw(ChartPlot plot, List<(DateOnly Month, double Amount)> months, RevenueOutlook outlook, double total, double perMonth, ChartRequest request)
    {
        var texts = request.Texts;
        var place = months.Count + 0.4;
        plot.Add.Bars(months.Select((month, i) => new Bar { Position = i, Value = month.Amount, Size = BarSize, LineWidth = 0, FillColor = ChartStyle.Quiet }).ToList());
        plot.Add.Bars(new List<Bar> { new() { Position = place, Value = total / perMonth, Size = BarSize, LineWidth = 0, FillColor = ChartStyle.Main } });
        if (outlook is { TotalLow: { } low, TotalHigh: { } high }) ChartStyle.AddInterval(plot, new Coordinates(place, low / perMonth), new Coordinates(place, high / perMonth));
        foreach (var (i, month) in months.Index()) plot.MarkColumn(i - 0.5, i + 0.5, month.Amount, new ChartMark($"{texts.Month(month.Month)}: {request.Money((decimal)month.Amount)}"));
        plot.MarkColumn(place - 0.5, place + 0.5, (outlook.TotalHigh ?? total) / perMonth, MarkOf(outlook, total, perMonth, request));
        var named = MonthAxis.Named(months.Count, besides: 1);
        plot.Axes.Bottom.SetTicks(
            [.. named.Select(i => (double)i), place],
            [.. named.Select(i => MonthAxis.NameOf(months[i].Month, texts.Language)), texts.Of("outlook-month")]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.Label.Text = texts.Of("net-spend-per-month", request.Sign);
        plot.Axes.Left.TickGenerator = ChartStyle.AmountTicks(texts.Language);
        plot.Axes.Margins(bottom: months.Exists(month => month.Amount < 0) ? 0.05 : 0, top: 0.12);
    }
}
