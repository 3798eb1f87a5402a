using System.Diagnostics;
using Insights.Testing;

namespace Insights.Server.Tests.Hosting;

public class HomeFolderTests
{
    [Fact]
    public async Task A_server_leaves_nothing_in_the_home_folder_and_warns_of_nothing()
    {
        // Elsewhere the home folder is not named by the environment.
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var home = Directory.CreateDirectory(folder.File("home")).FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(Insights.Server.Hosting.InsightsHost).Assembly.Location, "serve", "--data", folder.File("data"), "--urls", "http://127.0.0.1:0" }) start.ArgumentList.Add(argument);
        start.Environment["HOME"] = home;
        using var server = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        try
        {
            Assert.Equal("Insights is at work:", await server.StandardOutput.ReadLineAsync());
            Assert.False(Directory.Exists(Path.Combine(home, ".aspnet")));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }
}
