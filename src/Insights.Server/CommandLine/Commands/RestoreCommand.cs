using System.CommandLine;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Puts a backup into the place of the shop's data.</summary>
internal sealed class RestoreCommand : Command
{
    private const string Text = """
        Put a backup into the place of what the shop has, all or nothing, also while the server serves: it goes on with the
        backup's data. A backup of an earlier version is brought to this one.

          insights restore shop-2024-07-01.db
          insights restore shop-2024-07-01.db --force
        """;

    private readonly Argument<string> file = new("FILE") { Description = "A file that 'insights backup' has written." };
    private readonly Option<bool> force = new("--force") { Description = "Replace the shop that is in the folder." };

    public RestoreCommand() : base("restore", Text)
    {
        Add(file);
        Add(force);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = CommonOptions.DatabaseOf(parsed);
        var path = parsed.GetRequiredValue(file);
        if (!File.Exists(path)) throw new CommandException($"There is no file {path}.", InsightsCommandLine.WrongUsage);
        OutputOption.Refuse(path, "FILE", database);
        if (File.Exists(database.Location) && !parsed.GetValue(force))
            throw new CommandException($"{database.Folder} holds a shop already. Keep what it has with 'insights backup FILE', and say --force to replace it.", InsightsCommandLine.WrongUsage);
        await database.RestoreAsync(path, cancellationToken);
        await Console.Out.WriteLineAsync($"{database.Location} has what {path} had.");
        return InsightsCommandLine.Done;
    }
}
