using Insights.Data.Tiers;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Sales;

namespace Insights.Server.Features.Charts;

/// <summary>
/// Who makes up the middle tier, month by month: the customers who are B now, by generation or country, among those who bought in
/// each of the last months.
/// </summary>
internal sealed class MiddleTierChart(SalesReader sales) : IChart
{
    private const int MaxMonths = 12;
    private const int MaxCountries = 6;
    private const int MaxRows = 100_000;

    public string Name => "middle-tier";

    public ChartTaking Takes => ChartTaking.Key;

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var (texts, run, by) = (request.Texts, request.Run, request.By ?? ChartKey.Generation);
        var to = new DateOnly(run.AsOf.Year, run.AsOf.Month, 1);
        var table = await sales.ReadAsync(
            run, [SalesKey.Month, SalesKey.Tier, by == ChartKey.Country ? SalesKey.Country : SalesKey.Generation], to.AddMonths(-MaxMonths), to, MaxRows, cancellationToken);
        var bought = table.Nodes.Where(row => row is { Tier: Tier.B, Customers: > 0 }).ToList();
        var title = texts.Of(by == ChartKey.Country ? "middle-countries" : "middle-generations");
        var months = bought.Select(row => row.Month ?? to).Distinct().Order().ToList();
        if (months.Count == 0) return ChartContent.Empty(title, request.Describe(run.KnownCustomers), texts.Of("middle-empty"));
        var groups = by == ChartKey.Country ? Countries(bought, texts) : Generations(bought, texts);
        if (groups.TrueForAll(group => group.IsUnknown))
            return ChartContent.Empty(title, request.Describe(run.KnownCustomers), texts.Of(by == ChartKey.Country ? "middle-no-countries" : "middle-no-birthdays"));
        var grid = new MonthShares(months, groups, month => bought.Where(row => row.Month == month).Sum(row => row.Customers));
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-middle", months[0], months[^1], run.AsOf),
            Alternative = grid.InWords(texts),
            HasOneValue = groups.Count == 1,
            Table = grid.Table(texts),
            Draw = plot => grid.Grid(texts).Draw(plot, texts.Of("month"), texts.Of(by == ChartKey.Country ? "country" : "generation")),
        };
    }

    /// <summary>The generations, the oldest first, and those of whom it is not known.</summary>
    private static List<MonthGroup> Generations(List<SalesRow> bought, ChartTexts texts) =>
    [
        .. bought.GroupBy(row => row.Generation).OrderBy(group => group.Key is null).ThenBy(group => group.Key)
            .Select(group => GroupOf(group.Key is { } known ? NameOf(known, texts) : texts.Of("not-known"), group) with { IsUnknown = group.Key is null }),
    ];

    /// <summary>The countries with most customers, the others together, and those of whom it is not known.</summary>
    private static List<MonthGroup> Countries(List<SalesRow> bought, ChartTexts texts)
    {
        var known = bought.Where(row => row.Country is not null).GroupBy(row => row.Country ?? "")
            .OrderByDescending(group => group.Sum(row => row.Customers)).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var others = known.Skip(MaxCountries).SelectMany(group => group).ToList();
        var unknown = bought.Where(row => row.Country is null).ToList();
        return
        [
            .. known.Take(MaxCountries).Select(group => GroupOf(CountryNames.In(texts.Language, group.Key) ?? group.Key, group)),
            .. others.Count > 0 ? new[] { GroupOf(texts.Of("other"), others) } : [],
            .. unknown.Count > 0 ? new[] { GroupOf(texts.Of("not-known"), unknown) with { IsUnknown = true } } : [],
        ];
    }

    private static MonthGroup GroupOf(string name, IEnumerable<SalesRow> rows) =>
        new(name, rows.GroupBy(row => row.Month ?? default).ToDictionary(month => month.Key, month => month.Sum(row => row.Customers)));

    private static string NameOf(Generation generation, ChartTexts texts) => texts.Of(generation switch
    {
        Generation.Greatest => "generation-greatest",
        Generation.Silent => "generation-silent",
        Generation.Boomers => "generation-boomers",
        Generation.GenerationX => "generation-x",
        Generation.Millennials => "generation-millennials",
        Generation.GenerationZ => "generation-z",
        _ => "generation-alpha",
    });
}
