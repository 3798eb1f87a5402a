using System.CommandLine;
using System.Globalization;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Writes the shop's database into one file.</summary>
internal sealed class BackupCommand : Command
{
    private const string Text = """
        Write everything that the shop has into one file, as it is now, also while the server serves and files are imported.
        The file is checked before it takes its name.

          insights backup shop-2024-07-01.db
          insights backup /mnt/safe/shop.db --force
        """;

    private readonly Argument<string> file = new("FILE") { Description = "The file to write." };
    private readonly Option<bool> force = new("--force") { Description = "Replace a file that is there." };

    public BackupCommand() : base("backup", Text)
    {
        Add(file);
        Add(force);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = CommonOptions.DatabaseOf(parsed);
        var path = parsed.GetRequiredValue(file);
        OutputOption.Refuse(path, "FILE", database);
        if (!File.Exists(database.Location)) throw new CommandException($"There is no database in {database.Folder}. Name its folder with --data.");
        if (File.Exists(path) && !parsed.GetValue(force))
            throw new CommandException($"{path} is there already. Name another file, or say --force to replace it.", InsightsCommandLine.WrongUsage);
        await database.BackupAsync(path, parsed.GetValue(force), cancellationToken);
        var size = new FileInfo(path).Length / (1024.0 * 1024);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {size:N1} MB, checked. Back from it: insights restore {path}"));
        return InsightsCommandLine.Done;
    }
}
