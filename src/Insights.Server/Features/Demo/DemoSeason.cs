namespace Insights.Server.Features.Demo;

/// <summary>How busy the made-up shop is over the year.</summary>
internal static class DemoSeason
{
    private static readonly double[] ByMonth = [0.85, 0.90, 0.95, 1.00, 0.95, 0.85, 0.80, 0.80, 0.95, 1.05, 1.30, 1.60];

    /// <summary>1 on a mean day, more before Christmas, less in summer.</summary>
    internal static double Of(DateOnly day) => ByMonth[day.Month - 1];
}
