using System.Runtime.InteropServices;

namespace Insights.Benchmarks;

/// <summary>Where the benchmarks find the program, the data and the peers.</summary>
internal static class Setting
{
    internal const int Rounds = 5;

    private const string SolutionFile = "Insights.sln";

    internal static string Root { get; } = FindRoot();

    internal static string SharedData { get; } =
        Environment.GetEnvironmentVariable("INSIGHTS_SHARED_DATA") ?? Path.Combine(Root, "..", "shared", "data");

    internal static string OnlineRetail => Path.Combine(SharedData, "online_retail_2010_2011.csv.gz");

    /// <summary>The program as a build of configuration Release leaves it.</summary>
    internal static string Program { get; } = Path.Combine(Root, "src", "Insights.Server", "bin", "Release", "net10.0", "insights.dll");

    /// <summary>Runs the program.</summary>
    internal static Task<Measured> InsightsAsync(params string[] arguments) => Measured.RunAsync("dotnet", [Program, .. arguments]);

    /// <summary>
    /// Publishes the program for this machine, as the README describes the installation: one folder that needs no .NET. Where the
    /// package feed lacks what that takes, says so and gives the build, which compiles itself while it runs.
    /// </summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>The command, and its first arguments.</returns>
    internal static async Task<(string Command, string[] Arguments)> InstallAsync(string folder)
    {
        var target = Path.Combine(folder, "insights");
        try
        {
            await Measured.RunAsync(
                "dotnet", ["publish", Path.Combine(Root, "src", "Insights.Server"), "-r", RuntimeInformation.RuntimeIdentifier, "-o", target, "--artifacts-path", Path.Combine(folder, "artifacts")]);
            return (Path.Combine(target, OperatingSystem.IsWindows() ? "insights.exe" : "insights"), []);
        }
        catch (InvalidOperationException error)
        {
            Console.WriteLine($"The program cannot be published here, so that the build is measured: {error.Message}");
            return ("dotnet", [Program]);
        }
    }

    /// <summary>True where everything that a benchmark needs is there; else says what is missing.</summary>
    internal static bool Has(params (string Path, string Advice)[] needs)
    {
        foreach (var (path, advice) in needs)
        {
            if (File.Exists(path)) continue;
            Console.WriteLine($"Missing: {path}. {advice}");
            return false;
        }
        return true;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has {SolutionFile}.");
    }
}
