using System.CommandLine;
using Insights.Data.Storage.Sqlite;

namespace Insights.Server.CommandLine;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private const string DataVariable = "INSIGHTS_DATA";
    private const string DefaultFolder = "insights-data";

    /// <summary>Where the database lives.</summary>
    internal static Option<string?> Data { get; } = new("--data")
    {
        Description = $"Folder of the shop's database. Default: ${DataVariable}, else ./{DefaultFolder}. One folder is one shop.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>A summary for programs instead of one for people.</summary>
    internal static Option<bool> NewJson() => new("--json") { Description = "Print the result as JSON, for other programs." };

    /// <summary>The shop's database, by option, environment or default.</summary>
    internal static SqliteDatabase DatabaseOf(ParseResult parsed) =>
        new(parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable(DataVariable) ?? DefaultFolder);

    /// <summary>A made-up shop's database, which is never one that the environment names.</summary>
    internal static SqliteDatabase DemoDatabaseOf(ParseResult parsed, string folder) => new(parsed.GetValue(Data) ?? folder);

    /// <summary>The shop's database, which must exist already; it is brought to this program's version.</summary>
    /// <exception cref="CommandException">There is no database yet.</exception>
    internal static async Task<SqliteDatabase> ExistingDatabaseOfAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var database = DatabaseOf(parsed);
        if (await database.ReadShopAsync(cancellationToken) is null)
            throw new CommandException(
                $"There is no shop in {database.Folder} yet. Import its sales first: insights import FILE (with the same --data, if you name one).");
        await MigrateAsync(database, cancellationToken);
        return database;
    }

    /// <summary>Brings the database to this program's version, and says on standard error where it lies as it was before.</summary>
    internal static async Task MigrateAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        if (await database.MigrateAsync(cancellationToken) is { } earlier)
            await Console.Error.WriteLineAsync($"The database was brought to this version of Insights. As it was before, it lies in {earlier}; delete that file when all is well.");
    }
}
