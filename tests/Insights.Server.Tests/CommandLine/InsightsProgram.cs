using System.Diagnostics;

namespace Insights.Server.Tests.CommandLine;

/// <summary>Runs the real program in a process of its own.</summary>
internal static class InsightsProgram
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "insights.dll");

    internal sealed record Result(int ExitStatus, string Output, string Error);

    internal static async Task<Result> RunAsync(string workingFolder, params string[] arguments)
    {
        using var process = Start(workingFolder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, await output, await error);
    }

    internal static Process Start(string workingFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("INSIGHTS_DATA");
        return Process.Start(start) ?? throw new InvalidOperationException("The program does not start.");
    }
}
