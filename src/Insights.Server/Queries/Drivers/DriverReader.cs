using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Ml.Explanations;
using Insights.Ml.Targets;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Drivers;

/// <summary>Reads what a run stores of what drives its probabilities.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class DriverReader(RunReader runs)
{
    /// <summary>The drivers of each target; none where the run stores none.</summary>
    internal IReadOnlyList<DriversView> Read(Run run) => [.. runs.ViewOf(run).Report.Drivers.Select(DriversView.Of)];
}

/// <summary>What drives one target, as the API shows it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Customers">Customers of tier B who were looked at.</param>
/// <param name="Features">The features, the strongest first.</param>
internal sealed record DriversView(PredictionTarget Target, int Customers, IReadOnlyList<DriverView> Features)
{
    /// <summary>The drivers as they are stored, each with its share of all.</summary>
    internal static DriversView Of(TargetDrivers stored)
    {
        var all = stored.Features.Sum(driver => driver.MeanLogOdds);
        return new DriversView(stored.Target, stored.Customers, [.. stored.Features.Select(driver => new DriverView(driver.Feature, driver.MeanLogOdds / all, driver.MeanLogOdds, driver.LikelierShare))]);
    }
}

/// <summary>How much one feature drives a target, as the API shows it.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Share">Its share of all that moves log odds, 0 to 1.</param>
/// <param name="MeanLogOdds">By how much it moves a customer's log odds on average.</param>
/// <param name="LikelierShare">Share of the customers for whom it makes the outcome likelier.</param>
internal sealed record DriverView(string Feature, double Share, double MeanLogOdds, double LikelierShare);
