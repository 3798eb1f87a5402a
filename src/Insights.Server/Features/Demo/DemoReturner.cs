using System.Globalization;

namespace Insights.Server.Features.Demo;

/// <summary>A regular of the made-up shop who came every week, stayed away for a quarter of a year, was written a word, and comes again.</summary>
/// <param name="seed">Where all chance comes from.</param>
/// <param name="firstDay">The day on which the shop opens.</param>
internal sealed class DemoReturner(int seed, DateOnly firstDay)
{
    internal const string Id = "K09999";
    internal const string Name = "Lotte Lindner";
    private const int FirstVisitAfter = 20;
    private const int PauseDays = 7;
    private const int LeavesAfter = 600;
    private const int CaredForAfter = 690;

    /// <summary>The day of the first visit.</summary>
    internal DateOnly FirstVisit => OnOpenDay(firstDay.AddDays(FirstVisitAfter));

    /// <summary>The day on which the shop wrote her; a few days later she came again.</summary>
    internal DateOnly CaredFor => firstDay.AddDays(CaredForAfter);

    /// <summary>All orders before a day, the oldest first.</summary>
    internal IEnumerable<DemoOrder> OrdersUntil(DateOnly until)
    {
        var random = DemoRandom.Of(seed, 2_000_000);
        for (var day = FirstVisit; day < until; day = OnOpenDay(day.AddDays(PauseDays + random.Next(-1, 2))))
        {
            var basket = DemoProducts.Basket(random, 1.6, isOnline: false);
            var minutes = 10 * 60 + random.Next(90);
            if (day >= firstDay.AddDays(LeavesAfter) && day < CaredFor.AddDays(4)) continue;
            yield return new DemoOrder(string.Create(CultureInfo.InvariantCulture, $"K{day:yyMMdd}-{Id}"), Id, day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes), "shop", basket, IsReturn: false);
        }
    }

    private static DateOnly OnOpenDay(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
}
