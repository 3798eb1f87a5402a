using System.Diagnostics;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Insights.Server.Tests.Hosting;

public sealed class OpenFilesTests
{
    [Theory]
    [InlineData("Max open files            256                  4096                 files", 256L)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("Max processes             1024                 1024                 processes", null)]
    public void The_limit_is_read_as_the_kernel_writes_it(string row, long? limit) => Assert.Equal(limit, OpenFiles.LimitOf(["Limit Soft Limit Hard Limit Units", row]));

    [Theory]
    [InlineData(1_024L, 624L)]
    [InlineData(100L, 1L)]
    [InlineData(null, null)]
    public void Connections_leave_room_for_what_the_server_opens_itself(long? files, long? connections) => Assert.Equal(connections, OpenFiles.ConnectionsWithin(files));

    [Fact]
    public async Task A_server_takes_no_more_connections_than_that()
    {
        await using var served = new ServedDatabase();
        await served.StartAsync();

        Assert.Equal(OpenFiles.ConnectionsWithin(OpenFiles.Limit), served.Service<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections);
    }

    [Fact]
    public async Task A_server_that_may_open_too_few_files_does_not_start_and_says_how_to_raise_the_limit()
    {
        // Elsewhere the system does not say.
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("sh", ["-c", "ulimit -n 400 && exec dotnet \"$0\" serve --urls http://127.0.0.1:0", Path.Combine(AppContext.BaseDirectory, "insights.dll")])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardError = true,
        };

        using var server = Process.Start(start)!;
        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();

        Assert.Equal(1, server.ExitCode);
        Assert.Contains("needs to open 512 files and connections at once, and this one may open 400. Raise the limit: ulimit -n 4096", said, StringComparison.Ordinal);
    }
}
