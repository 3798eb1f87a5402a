using System.Globalization;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Outlook;
using Insights.Ml.Training;
using Insights.Testing;

namespace Insights.Benchmarks;

/// <summary>
/// How often the revenue of a shop came to lie in the interval of its outlook: at many dates of real and synthetic shops, each
/// knowing nothing of what came after, by how long the history was and how wide the interval.
/// </summary>
internal static class OutlookBacktest
{
    private const int DaysOfYear = 365;

    private static readonly int[] Horizons = [30, 60, 90];

    internal static async Task<int> RunAsync()
    {
        var looks = new List<Look>();
        foreach (var (name, file, last) in new[] { ("CDNOW", "CDNOW_master.txt.gz", new DateOnly(1998, 7, 1)), ("Online Retail", "online_retail_2010_2011.csv.gz", new DateOnly(2011, 12, 10)) })
        {
            var whole = await RealShops.HistoriesAsync(file, last);
            foreach (var (asOf, horizon) in DatesOf(whole.Days.Day.Min(), whole.AsOfDay, daysBetween: 15))
                if (LookAt(name, await RealShops.HistoriesAsync(file, EpochDay.ToDate(asOf)), whole, horizon) is { } look) looks.Add(look);
        }
        foreach (var shop in SimulatedShop.All)
        {
            var fourYears = shop with { Days = 4 * DaysOfYear, Customers = Math.Min(1_000, shop.Customers), DaysOfComing = shop.DaysOfComing > DaysOfYear ? 4 * DaysOfYear : shop.DaysOfComing };
            var whole = fourYears.Histories(fourYears.Days);
            foreach (var (asOf, horizon) in DatesOf(whole.Days.Day.Min(), whole.AsOfDay, daysBetween: 110))
                if (LookAt("simulated " + shop.Name, fourYears.Histories(asOf - SimulatedShop.FirstDay), whole, horizon) is { } look) looks.Add(look);
        }
        foreach (var shop in looks.Select(look => look.Shop).Distinct())
            foreach (var years in new[] { 0, 1, 2, 3 })
            {
                var of = looks.Where(look => look.Shop == shop && look.HistoryDays / DaysOfYear == years).ToList();
                if (of.Count == 0) continue;
                Console.WriteLine($"{shop,-20} {years} years  n {of.Count,3}  " + string.Join("  ", new[] { 1.25, 1.5, 2.0, 3, 1e9 }.Select(most =>
                {
                    var within = of.Where(look => look.Factor <= most).ToList();
                    return string.Create(CultureInfo.InvariantCulture, $"<= {(most > 1e6 ? 0 : most):0.##}: {(within.Count == 0 ? double.NaN : within.Average(look => look.IsCovered ? 1.0 : 0)):0.00} of {within.Count,3}");
                })));
            }
        var shown = looks.Where(look => look.HasInterval).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"given                n {shown.Count}  covered {shown.Average(look => look.IsCovered ? 1.0 : 0):0.000}"));
        return 0;
    }

    private static IEnumerable<(int AsOf, int Horizon)> DatesOf(int first, int end, int daysBetween) =>
        from horizon in Horizons from asOf in Enumerable.Range(0, 200).Select(i => end - horizon - i * daysBetween) where asOf - first >= 2 * horizon select (asOf, horizon);

    private static Look? LookAt(string shop, PurchaseHistories histories, PurchaseHistories whole, int horizon)
    {
        var options = new PipelineOptions();
        var series = new CutoffSeries(histories, TierPolicy.Default, horizon, options.MaxCustomers, seed: 1, CancellationToken.None);
        if (OutlookForecaster.Forecast(histories, series, horizon, options.SeasonShare) is not ({ Total: { } total } outlook, var factor) || double.IsInfinity(factor)) return null;
        double came = 0;
        for (var i = 0; i < whole.Days.Count; i++)
            if (whole.Days.Day[i] >= histories.AsOfDay && whole.Days.Day[i] < histories.AsOfDay + horizon) came += whole.Days.NetSpend[i] / 10_000.0;
        return new Look(shop, histories.AsOfDay - whole.Days.Day.Min(), outlook.NoInterval is null, factor, total / factor <= came && came <= total * factor);
    }

    private sealed record Look(string Shop, int HistoryDays, bool HasInterval, double Factor, bool IsCovered);
}
