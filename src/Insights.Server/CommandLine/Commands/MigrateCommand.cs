using System.CommandLine;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Brings a database to this program's version.</summary>
internal sealed class MigrateCommand : Command
{
    private const string Text = """
        Create the database, or bring it to this program's version. Other commands do so by themselves;
        use this one before several servers share a database.
        """;

    public MigrateCommand() : base("migrate", Text) => SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = CommonOptions.DatabaseOf(parsed);
        var wasCurrent = await database.IsCurrentAsync(cancellationToken);
        await CommonOptions.MigrateAsync(database, cancellationToken);
        await Console.Out.WriteLineAsync(wasCurrent ? $"{database.Location} is up to date." : $"{database.Location} is ready.");
        return InsightsCommandLine.Done;
    }
}
