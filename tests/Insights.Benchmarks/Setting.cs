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
