using System.CommandLine;
using System.CommandLine.Invocation;
using System.ComponentModel.DataAnnotations;
using Insights.Data.Databases;
using Insights.Data.Faults;
using Insights.Data.Import.Messages;
using Insights.Data.Shops;

namespace Insights.Server.CommandLine;

/// <summary>Runs the program's commands: exit status 0 is done, 1 failed, 2 wrong usage.</summary>
internal static class InsightsCommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int WrongUsage = 2;

    private const string Description = """
        Insights tells a shop who its best customers are, who will join them, and who is about to leave.

        See it at work on a made-up shop:
          insights demo
        Use it on your own sales:
          insights import orders.csv
          insights analyze
          insights serve
        """;

    internal static async Task<int> RunAsync(string[] args, params Command[] commands)
    {
        try
        {
            Globalization.Require();
        }
        catch (CommandException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return error.ExitStatus;
        }
        var root = new RootCommand(Description) { CommonOptions.Data };
        foreach (var command in commands) root.Add(command);
        if (args.Length == 0) args = ["--help"];
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            if (parsed.Action is ParseErrorAction action) action.ShowHelp = false;
            await parsed.InvokeAsync();
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was changed.");
            return Failed;
        }
        catch (CommandException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return error.ExitStatus;
        }
        catch (Exception error) when (error is ImportException or DatabaseException or UnknownTimeZoneException or ValidationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
        catch (Exception error) when (DatabaseErrors.Find(error) is not null)
        {
            await Console.Error.WriteLineAsync(DatabaseErrors.Find(error)?.Message);
            return Failed;
        }
    }
}
