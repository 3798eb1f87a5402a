using System.Globalization;
using Insights.Server.Queries.PurchaseTimes;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Purchases by weekday and hour; by weekday alone where the shop's files have no hours.</summary>
internal sealed class WeekdayHourChart(PurchaseTimesReader times) : IChart
{
    private const double BarSize = 0.7;
    private static readonly int[] HoursOfColumn = [1, 2, 3, 4, 6];
    private static readonly Weekday[] Week = Enum.GetValues<Weekday>();

    public string Name => "weekday-hour";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var read = await times.ReadAsync(request.Run, from: null, to: null, cancellationToken);
        var title = texts.Of("times");
        var subtitle = texts.Of("about-times", read.From, read.Until, read.Purchases, read.TimeZone);
        if (read.Purchases == 0) return ChartContent.Empty(title, subtitle, texts.Of("times-empty"));
        var counts = read.Times.ToDictionary(time => (time.Weekday, time.Hour), time => time.Purchases);
        var hours = read.Times.Where(time => time.Hour is not null).Select(time => time.Hour ?? 0).ToList();
        int[] shown = hours.Count == 0 ? [] : [.. Enumerable.Range(hours.Min(), hours.Max() - hours.Min() + 1)];
        return new ChartContent
        {
            Title = title,
            Subtitle = read.WithoutHour == 0 ? subtitle
                : $"{subtitle}; {(shown.Length == 0 ? texts.Of("times-days-only") : texts.Of("times-without-hour", read.WithoutHour))}",
            Alternative = InWords(read, texts),
            Table = TableOf(read, counts, shown, texts),
            Draw = plot => Draw(plot, counts, shown, texts),
        };
    }

    private static string InWords(PurchaseTimesView read, ChartTexts texts)
    {
        var days = Week.Select(day => (Day: day, Purchases: read.Times.Where(time => time.Weekday == day).Sum(time => time.Purchases))).ToList();
        var (most, least) = (days.MaxBy(day => day.Purchases), days.MinBy(day => day.Purchases));
        var ofDays = texts.Of("times-alternative-days", NameOf(most.Day, texts), most.Purchases, NameOf(least.Day, texts), least.Purchases);
        return read.Times.Where(time => time.Hour is not null).MaxBy(time => time.Purchases) is { } best
            ? $"{texts.Of("times-alternative", NameOf(best.Weekday, texts), best.Hour, best.Hour + 1, best.Purchases, read.Purchases)} {ofDays}"
            : $"{texts.Of("times-alternative-unknown")} {ofDays}";
    }

    private static ChartTable TableOf(PurchaseTimesView read, Dictionary<(Weekday, int?), int> counts, int[] hours, ChartTexts texts)
    {
        int?[] columns = [.. hours.Select(hour => (int?)hour), .. read.WithoutHour > 0 ? new int?[] { null } : []];
        return new ChartTable(
            [texts.Of("weekday"), .. columns.Select(hour => hour is { } known ? texts.Of("hour-of", known, known + 1) : texts.Of("hour-unknown"))],
            [.. Week.Select(day => (string[])[NameOf(day, texts), .. columns.Select(hour => counts.GetValueOrDefault((day, hour)).ToString("N0", texts.Language))])]);
    }

    private static void Draw(ChartPlot plot, Dictionary<(Weekday, int?), int> counts, int[] hours, ChartTexts texts)
    {
        if (hours.Length == 0) DrawDays(plot, counts, texts);
        else GridOf(counts, hours, texts).Draw(plot, texts.Of("hour"), texts.Of("weekday"));
    }

    private static void DrawDays(ChartPlot plot, Dictionary<(Weekday, int?), int> counts, ChartTexts texts)
    {
        var bars = plot.Add.Bars(Week.Select(day => new Bar
        {
            Position = (int)day,
            Value = counts.GetValueOrDefault((day, null)),
            ValueLabel = counts.GetValueOrDefault((day, null)).ToString("N0", texts.Language),
            Size = BarSize,
            LineWidth = 0,
            FillColor = ChartStyle.Main,
        }).ToList());
        foreach (var day in Week)
        {
            var purchases = counts.GetValueOrDefault((day, null));
            plot.MarkColumn((int)day - 0.5, (int)day + 0.5, purchases, new ChartMark($"{NameOf(day, texts)}: {texts.Of("purchases-count", purchases)}"));
        }
        bars.ValueLabelStyle.FontSize = ChartStyle.IsNarrow ? ChartStyle.SmallTextSize : ChartStyle.TextSize;
        bars.ValueLabelStyle.ForeColor = ChartStyle.Text;
        plot.Axes.Bottom.SetTicks([.. Week.Select(day => (double)day)], [.. Week.Select(day => ShortNameOf(day, texts))]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.Label.Text = texts.Of("purchases");
        plot.Axes.Left.TickGenerator = ChartStyle.AmountTicks(texts.Language);
        plot.Axes.Margins(bottom: 0, top: 0.12);
    }

    /// <summary>A column for each hour, or for several where a picture is too narrow to write in each.</summary>
    private static HeatGrid GridOf(Dictionary<(Weekday, int?), int> counts, int[] hours, ChartTexts texts)
    {
        var grids = HoursOfColumn.Select(size => GridOf(counts, hours, size, texts)).ToList();
        return grids.Find(grid => grid.IsLegible) ?? grids[^1];
    }

    private static HeatGrid GridOf(Dictionary<(Weekday, int?), int> counts, int[] hours, int size, ChartTexts texts)
    {
        var columns = hours.GroupBy(hour => hour / size).ToList();
        var found = Week.Select(day => columns.Select(column => column.Sum(hour => counts.GetValueOrDefault((day, hour)))).ToArray()).ToArray();
        var most = found.Max(row => row.Max());
        var cells = new (double, string)?[Week.Length, columns.Count];
        for (var row = 0; row < Week.Length; row++)
            for (var column = 0; column < columns.Count; column++)
                cells[row, column] = (found[row][column] / (double)most, found[row][column].ToString("N0", texts.Language));
        return new HeatGrid(
            [.. Week.Select(day => ShortNameOf(day, texts))],
            [.. columns.Select(column => size == 1 ? column.Key.ToString(CultureInfo.InvariantCulture) : $"{column.Key * size}\u2013{(column.Key + 1) * size}")], cells)
        {
            MarkOf = (row, column) => new ChartMark(
                $"{NameOf(Week[row], texts)}, {texts.Of("hour-of", columns[column].Key * size, (columns[column].Key + 1) * size)}: {texts.Of("purchases-count", found[row][column])}"),
        };
    }

    private static string NameOf(Weekday day, ChartTexts texts) => texts.Language.DateTimeFormat.GetDayName(OfWeek(day));

    private static string ShortNameOf(Weekday day, ChartTexts texts) => texts.Language.DateTimeFormat.GetAbbreviatedDayName(OfWeek(day));

    private static DayOfWeek OfWeek(Weekday day) => day == Weekday.Sunday ? DayOfWeek.Sunday : (DayOfWeek)((int)day + 1);
}
