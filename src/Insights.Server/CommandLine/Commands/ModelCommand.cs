using System.CommandLine;
using Insights.Data.Shops;
using Insights.Ml.Models.Stored;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Writes a model that a run was made with, so that what it said of a customer can be accounted for.</summary>
internal sealed class ModelCommand : Command
{
    private const string Text = """
        Write the model behind a run's probabilities as JSON: every weight, tree and the calibration.

          insights model next-vip > next-vip.json
          insights model churn --run 12 --out churn.json
        """;

    private readonly Argument<string> name = new("MODEL") { Description = $"{StoredModels.NextVip} or {StoredModels.Churn}." };
    private readonly Option<long?> run = new("--run") { Description = "Number of the run. Default: the current one.", HelpName = "N" };
    private readonly Option<string?> output = new("--out") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };

    public ModelCommand() : base("model", Text)
    {
        name.AcceptOnlyFromAmong(StoredModels.NextVip, StoredModels.Churn);
        Add(name);
        Add(run);
        Add(output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        if (parsed.GetValue(output) is { } path) OutputOption.Refuse(path, "--out", database);
        var runs = RunReader.Of(database);
        var asked = parsed.GetValue(run) is { } number ? new RunId(number) : (await runs.CurrentAsync(cancellationToken))?.RunId;
        if (asked is not { } id) throw new CommandException("There is no analysis yet. Make one first: insights analyze");
        var wanted = parsed.GetRequiredValue(name);
        var stored = await runs.ModelAsync(id, wanted, cancellationToken)
            ?? throw new CommandException($"Run {id.Value} has no model of this name: it does not exist, is older than stored models, or was not made by trained models.");
        await OutputOption.WriteAsync(parsed.GetValue(output), target => target.WriteAsync(StoredModels.Json(stored), cancellationToken).AsTask());
        return InsightsCommandLine.Done;
    }
}
