using Insights.Data.Files;
using Insights.Data.Storage.Sqlite;

namespace Insights.Server.CommandLine;

/// <summary>Options that name a file as output.</summary>
internal static class OutputOption
{
    /// <summary>Refuses a file that must not be replaced, before any work begins.</summary>
    /// <param name="path">The file that is to be written.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="database">The shop's database.</param>
    /// <param name="inputs">The files that the command reads.</param>
    /// <exception cref="CommandException">It is the database, or one of the inputs, or a folder.</exception>
    internal static void Refuse(string path, string option, SqliteDatabase database, params IReadOnlyList<string> inputs)
    {
        var fault = OutputFile.FaultOf(path, database.Location, inputs) switch
        {
            OutputFault.None => null,
            OutputFault.Folder => "is a folder. Name a file in it.",
            OutputFault.Database => "belongs to the shop's database, and writing there would destroy it. Name another file.",
            _ => "is the file to import, and writing there would destroy it. Name another file.",
        };
        if (fault is not null) throw new CommandException($"{option}: '{path}' {fault}", InsightsCommandLine.WrongUsage);
    }

    /// <summary>Writes the file that an option names; to standard output where it names none.</summary>
    /// <exception cref="CommandException">It was stopped; the message says what there is.</exception>
    internal static async Task WriteAsync(string? path, Func<Stream, Task> writeAsync)
    {
        try
        {
            if (path is not null)
            {
                await OutputFile.WriteAsync(path, writeAsync);
                return;
            }
            await using var output = Console.OpenStandardOutput();
            await writeAsync(output);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(path switch
            {
                null => "Stopped. What was written is not whole.",
                _ when File.Exists(path) => $"Stopped. {path} is as it was before.",
                _ => $"Stopped. {path} was not written.",
            });
        }
    }
}
