using Insights.Server.Queries.Timelines;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>What a customer spent, and how likely it was that the customer still buys, day by day. It names the customer's number, and nobody.</summary>
internal sealed class CustomerTimelineChart(TimelineReader timelines) : IChart
{
    /// <summary>The probability is known for every day, and drawn once a week.</summary>
    private const int DaysBetweenPoints = 7;
    private const int MaxPoints = 3 * 53;
    private const int MaxDays = MaxPoints * DaysBetweenPoints;
    private const float LineWidth = 2;

    /// <summary>More days than that cannot be told apart by pointing.</summary>
    private const int MaxMarks = 120;
    private const float StemWidth = 2;
    private const float PointSize = 7;
    private const double Headroom = 1.15;
    private const double ProbabilityTop = 1.04;

    public string Name => "customer-timeline";

    public ChartTaking Takes => ChartTaking.Customer;

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var (texts, run) = (request.Texts, request.Run);
        var customer = request.Customer ?? throw new InvalidOperationException("A chart of a customer is asked for with one.");
        var from = run.AsOf.AddDays(-MaxDays);
        var loadingDays = timelines.LoadDays(customer.CustomerId, run, MaxDays);
        var loadingPoints = timelines.Load(customer.CustomerId, run, DaysBetweenPoints, MaxPoints);
        var days = (await loadingDays.GetTypedAsync(cancellationToken) ?? []).Where(day => day.Day >= from).ToList();
        var points = (await loadingPoints.GetTypedAsync(cancellationToken) ?? []).ToList();
        var title = texts.Of("timeline", customer.ExternalId);
        if (points.Count == 0) return ChartContent.Empty(title, texts.Of("about-timeline-empty", run.AsOf), texts.Of("timeline-empty"));
        var first = days.Select(day => day.Day).Append(points[0].Day).Min();
        return new ChartContent
        {
            Title = title,
            Subtitle = points[^1].PurchaseDays == 1 ? texts.Of("about-timeline-once", first, run.AsOf) : texts.Of("about-timeline", first, run.AsOf, days.Count(day => day.IsPurchase)),
            Alternative = InWords(days, points, request),
            Table = TableOf(days, points, request),
            Draw = plot => Draw(plot, days, points, request),
        };
    }

    private static string InWords(List<ShoppingDay> days, List<TimelinePoint> points, ChartRequest request)
    {
        var (texts, now) = (request.Texts, points[^1]);
        var spent = texts.Of("timeline-alternative", days.Count(day => day.IsPurchase), request.Money(days.Sum(day => day.NetSpend.Amount)), now.DaysSinceLastPurchase);
        var buysStill = now switch
        {
            { ProbabilityAlive: { } alive } => texts.Of("timeline-alternative-alive", texts.Chance(alive)),
            { PurchaseDays: 1 } => texts.Of("timeline-alternative-once"),
            _ => texts.Of("timeline-alternative-unknown"),
        };
        return $"{spent} {buysStill}";
    }

    private static ChartTable TableOf(List<ShoppingDay> days, List<TimelinePoint> points, ChartRequest request)
    {
        var texts = request.Texts;
        var spent = days.Select(day => (day.Day, Cells: (string[])[texts.Of("on-day", day.Day), request.Price(day.NetSpend.Amount), ""]));
        var known = points.Where(point => point.ProbabilityAlive is not null || (point == points[^1] && point.PurchaseDays == 1))
            .Select(point => (point.Day, Cells: (string[])[texts.Of("on-day", point.Day), "", point.ProbabilityAlive is { } alive ? texts.Chance(alive) : texts.Of("alive-not-known")]));
        return new ChartTable(
            [texts.Of("day"), texts.Of("net-spend"), texts.Of("alive")],
            [.. spent.Concat(known).OrderBy(row => row.Day).Select(row => row.Cells)]);
    }

    private static void Draw(ChartPlot plot, List<ShoppingDay> days, List<TimelinePoint> points, ChartRequest request)
    {
        var texts = request.Texts;
        var (least, most) = (days.Select(day => (double)day.NetSpend.Amount).Append(0).Min(), days.Select(day => (double)day.NetSpend.Amount).Append(1).Max());
        foreach (var day in days) AddStem(plot, DayOf(day.Day), (double)day.NetSpend.Amount);
        MarkDays(plot, days, request);
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = texts.Of("net-spend-in", request.Sign), LineColor = ChartStyle.Main, LineWidth = StemWidth });
        var known = points.Where(point => point.ProbabilityAlive is not null).ToList();
        if (known.Count > 0)
        {
            var line = plot.Add.Scatter(known.Select(point => DayOf(point.Day)).ToArray(), known.Select(point => point.ProbabilityAlive ?? 0).ToArray());
            line.Color = ChartStyle.Second;
            line.LineWidth = LineWidth;
            line.LinePattern = LinePattern.Dashed;
            line.MarkerSize = known.Count == 1 ? PointSize : 0;
            line.LegendText = texts.Of("alive");
            line.Axes.YAxis = plot.Axes.Right;
            ChartStyle.ShowRight(plot, ChartStyle.ShareTicks(texts.Language), texts.Of("probability"));
            plot.Axes.Right.Range.Set(least / most * ProbabilityTop, ProbabilityTop);
        }
        plot.Axes.SetLimits(DayOf(points[0].Day) - DaysBetweenPoints, DayOf(request.Run.AsOf) + 1, least * Headroom, most * Headroom);
        DayAxis.Draw(plot, points[0].Day, request.Run.AsOf, texts.Language);
        plot.Axes.Left.Label.Text = texts.Of("net-spend-in", request.Sign);
        plot.Axes.Left.TickGenerator = ChartStyle.AmountTicks(texts.Language);
        if (ChartStyle.IsNarrow) plot.Legend.FontSize = ChartStyle.SmallTextSize;
        plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>Each of the last days with sales is found half-way to the days beside it.</summary>
    private static void MarkDays(ChartPlot plot, List<ShoppingDay> days, ChartRequest request)
    {
        for (var i = Math.Max(0, days.Count - MaxMarks); i < days.Count; i++)
        {
            var day = DayOf(days[i].Day);
            var left = i == 0 ? day - DaysBetweenPoints : (DayOf(days[i - 1].Day) + day) / 2;
            var right = i == days.Count - 1 ? day + DaysBetweenPoints : (day + DayOf(days[i + 1].Day)) / 2;
            var amount = days[i].NetSpend.Amount;
            plot.MarkColumn(left, right, Math.Max(0, (double)amount), new ChartMark($"{request.Texts.Of("on-day", days[i].Day)}: {request.Money(amount)}"));
        }
    }

    private static double DayOf(DateOnly day) => day.DayNumber;

    private static void AddStem(Plot plot, double day, double amount)
    {
        var stem = plot.Add.Line(day, 0, day, amount);
        stem.Color = ChartStyle.Main;
        stem.LineWidth = StemWidth;
        plot.Add.Marker(day, amount, MarkerShape.FilledCircle, PointSize, ChartStyle.Main);
    }
}
