using System.Diagnostics;
using Insights.Testing;

namespace Insights.Server.Tests.Features.Ide;

/// <summary>What the build does about the IDE where npm is not what it should be.</summary>
public class IdeBuildTests
{
    private static readonly string Source = Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Ide");

    [Theory]
    [InlineData("no-such-npm", false)]
    [InlineData("dotnet no-such-npm", true)]
    public async Task Without_npm_or_where_it_fails_the_build_goes_on_and_says_what_to_do(string npm, bool remembered)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Source, "package-lock.json"), folder.File("package-lock.json"));
        File.Copy(Path.Combine(Source, "build.mjs"), folder.File("build.mjs"));

        var (exitCode, output) = await BuildAsync(folder, npm);

        Assert.True(exitCode == 0, output);
        Assert.Contains("built without its GraphQL IDE", output, StringComparison.Ordinal);
        Assert.Contains($"'npm ci' in {folder.Path}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        // A registry that cannot be reached is not asked again on every build.
        Assert.Equal(remembered, File.Exists(folder.File("ide-attempt.stamp")));
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(TemporaryFolder folder, string npm)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "msbuild", Path.Combine(Source, "Ide.targets"), "-nologo", "-nodeReuse:false", "-t:CopyIde", "-warnaserror", $"-p:IdeNpm={npm}",
            $"-p:IdeSources={folder.Path}/", $"-p:IdeOutput={folder.Path}/output/",
        ])
        { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder.Path };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
