namespace Insights.Testing;

/// <summary>Where the tests find the repository and the shared data beside it.</summary>
public static class RepositoryPaths
{
    private const string SolutionFile = "Insights.sln";
    private const string SharedDataVariable = "INSIGHTS_SHARED_DATA";

    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder with real purchase data; it need not exist.</summary>
    public static string SharedData { get; } =
        Environment.GetEnvironmentVariable(SharedDataVariable) ?? Path.Combine(Root, "..", "shared", "data");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has {SolutionFile}.");
    }
}
