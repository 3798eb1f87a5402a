using Insights.Ml.Explanations;
using Insights.Server.Queries.Cohorts;

namespace Insights.Server.Features.Charts;

/// <summary>How many of the customers of a month bought again in the months after their first purchase.</summary>
internal sealed class CohortsChart(CohortReader cohorts) : IChart
{
    private const int MaxCohorts = 12;
    private const int MonthsAfter = 11;

    /// <summary>The strongest colour; after the first month hardly more come again in a month.</summary>
    private const double StrongShare = 0.5;

    public string Name => "cohorts";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var from = new DateOnly(request.Run.AsOf.Year, request.Run.AsOf.Month, 1).AddMonths(-MaxCohorts);
        var shown = await cohorts.ReadAsync(request.Run, from, MaxCohorts, MonthsAfter, cancellationToken);
        var title = texts.Of("cohorts");
        var subtitle = request.Describe(shown.Sum(cohort => cohort.Customers));
        if (shown.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("cohorts-empty"));

        var next = shown.SelectMany(cohort => cohort.Retention.Where(month => month is { Offset: 1, IsComplete: true }).Select(month => (month.Customers, Of: cohort.Customers))).ToList();
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = next.Count == 0
                ? texts.Of("cohorts-alternative-new", shown.Count)
                : texts.Of("cohorts-alternative", next.Sum(month => month.Customers) / (double)next.Sum(month => month.Of), shown.Count),
            Table = new ChartTable(
                [texts.Of("first-month"), texts.Of("customers"), .. Enumerable.Range(0, MonthsAfter + 1).Select(offset => texts.Of("months-later", offset))],
                [.. shown.Select(cohort => (string[])
                [
                    texts.Month(cohort.Month), cohort.Customers.ToString("N0", texts.Language),
                    .. Enumerable.Range(0, MonthsAfter + 1).Select(offset => ShareOf(cohort, offset)?.ToPercent(texts.Language, decimals: 1) ?? ""),
                ])]),
            IsTall = true,
            Draw = plot => GridOf(shown, texts).Draw(plot, texts.Of("months-after-first"), texts.Of("first-month")),
        };
    }

    /// <summary>The share who bought in a month after their first; null where the month is not over.</summary>
    private static double? ShareOf(Cohort cohort, int offset) => Find(cohort, offset)?.Share;

    private static CohortMonth? Find(Cohort cohort, int offset) => cohort.Retention.FirstOrDefault(month => month.Offset == offset && month.IsComplete);

    private static ChartMark? MarkOf(Cohort cohort, int offset, ChartTexts texts) =>
        Find(cohort, offset) is { } month ? new ChartMark(texts.Of("cohort-later", cohort.Month, offset, month.Customers, cohort.Customers, month.Share)) : null;

    private static HeatGrid GridOf(IReadOnlyList<Cohort> shown, ChartTexts texts)
    {
        // All bought in the month of their first purchase.
        var cells = new (double, string)?[shown.Count, MonthsAfter];
        for (var row = 0; row < shown.Count; row++)
            for (var offset = 1; offset <= MonthsAfter; offset++)
                if (ShareOf(shown[row], offset) is { } share) cells[row, offset - 1] = (share / StrongShare, share.ToPercent(texts.Language));
        return new HeatGrid(
            [.. shown.Select(cohort => $"{cohort.Month.ToString("MMM yyyy", texts.Language)} ({cohort.Customers.ToString("N0", texts.Language)})")],
            [.. Enumerable.Range(1, MonthsAfter).Select(offset => offset.ToString(texts.Language))], cells)
        {
            SharesTitle = texts.Of("shares-in-percent"),
            MarkOf = (row, column) => MarkOf(shown[row], column + 1, texts),
            MarkOfRow = row => new ChartMark(texts.Of("cohort-new", shown[row].Month, shown[row].Customers), CustomerLink.OfFirstMonth(shown[row].Month)),
        };
    }
}
