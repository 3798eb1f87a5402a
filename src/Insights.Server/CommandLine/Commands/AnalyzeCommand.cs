using System.CommandLine;
using System.Globalization;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Runs;
using Insights.Server.Queries.Settings;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Tiers the customers and predicts who will join the best and who is about to leave.</summary>
internal sealed class AnalyzeCommand : Command
{
    private static readonly string Text = $"""
        Put the customers into tiers, and predict which B customers become VIPs and which are about to leave.

          insights analyze
          insights analyze --as-of 2024-07-01 --horizon 90
          insights analyze --policy thresholds:a=1000,b=300

        Tier policies: {TierPolicy.Default.Text} (the default), revenue-share:a=0.5,b=0.8,c=0.95,
        thresholds:a=1000,b=300, rfm:a=13,b=9; each with window=DAYS, and hysteresis=1.3 so that nobody flickers.
        """;

    private readonly Option<DateOnly?> asOf = new("--as-of") { Description = "Purchases from this day on are not seen. Default: the day after the newest purchase.", HelpName = "YYYY-MM-DD" };
    private readonly Option<int?> horizon = new("--horizon") { Description = $"Days to look ahead, 1 to {AnalysisOptions.MaxHorizonDays}. Default: those chosen for the shop, else {AnalysisOptions.DefaultHorizonDays}.", HelpName = "DAYS" };
    private readonly Option<TierPolicy?> policy = new("--policy") { Description = "How customers are put into tiers. Default: as chosen for the shop, else the default policy.", HelpName = "POLICY" };
    private readonly Option<int> seed = new("--seed") { Description = "Where all chance comes from; the same seed gives the same result.", DefaultValueFactory = _ => AnalysisOptions.DefaultSeed, HelpName = "N" };
    private readonly Option<bool> makeCurrent = new("--make-current") { Description = "Show this run by default even where one with a later date is." };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public AnalyzeCommand() : base("analyze", Text)
    {
        asOf.CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            result.AddError($"'{result.Tokens[0].Value}' is not a date of the form YYYY-MM-DD.");
            return null;
        };
        policy.CustomParser = result =>
        {
            try
            {
                return TierPolicy.Parse(result.Tokens[0].Value);
            }
            catch (FormatException error)
            {
                result.AddError(error.Message);
                return null;
            }
        };
        horizon.Between(1, AnalysisOptions.MaxHorizonDays, $"The horizon is 1 to {AnalysisOptions.MaxHorizonDays} days.");
        foreach (Option option in new Option[] { asOf, horizon, policy, seed, makeCurrent, json }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        var options = await new SettingsReader(database, CurrentShopReader.Of(database))
            .OptionsAsync(parsed.GetValue(horizon), parsed.GetValue(policy)?.Text, parsed.GetValue(seed), cancellationToken);
        var analysis = new ShopAnalysis(database, TimeProvider.System) { MakeCurrent = parsed.GetValue(makeCurrent) };
        try
        {
            var run = await ProgressDisplay.RunAsync(progress => Task.Run(
                () => analysis.RunAsync(parsed.GetValue(asOf), options, new AnalysisSteps(progress, isGerman: false), cancellationToken), cancellationToken));
            var summary = await AnalysisSummary.ReadAsync(database, run, cancellationToken);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? summary.ForPrograms() : summary.ForPeople());
            return InsightsCommandLine.Done;
        }
        catch (AnalysisException error)
        {
            throw new CommandException(error.Message);
        }
    }
}
