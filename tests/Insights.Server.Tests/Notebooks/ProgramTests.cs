using System.Diagnostics;
using System.Xml.Linq;
using Insights.Testing;

namespace Insights.Server.Tests.Notebooks;

[Collection(ServedDemoTests.Name)]
public class ProgramTests(ServedDemo demo)
{
    [SavedResultsFact]
    public async Task The_first_analysis_runs_as_a_program_of_one_file_and_says_what_the_notebook_says()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(RepositoryPaths.Root, "notebooks", "next-vips.cs"), folder.File("list.svg")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
        };
        start.Environment["INSIGHTS_URL"] = demo.Address.ToString();
        // The environment of the tests' own build is not meant for the program's.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{await error}\n{output}");
        var notebook = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "notebooks", "next-vips.ipynb"));
        var expected = output.Split('\n').Single(line => line.StartsWith("Of these 20", StringComparison.Ordinal)).Split("about ")[1].Split(' ')[0];
        Assert.Contains($"about {expected} are to be expected among the best within 90 days", notebook, StringComparison.Ordinal);
        Assert.Contains("As of 2024-06-01, looking 90 days ahead: TRAINED", output, StringComparison.Ordinal);
        Assert.Equal(20, XDocument.Load(folder.File("list.svg")).Descendants().Count(element => element.Name.LocalName == "rect"));
    }
}
