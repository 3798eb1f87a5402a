using Insights.Server.Features.Charts;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Drivers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Drivers;

/// <summary>What drives a run's probabilities.</summary>
[ResolverOf("Run")]
internal static class RunDriverFields
{
    public static IReadOnlyList<DriversView> Drivers([Parent] RunView run, DriverReader drivers) => drivers.Read(run.Stored);
}

/// <summary>What needs the reader's language.</summary>
[ResolverOf("Driver")]
internal static class DriverFields
{
    public static string Text([Parent] DriverView driver, Language language) =>
        new ChartTexts(language.Culture()).Feature(driver.Feature);
}
