using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Runs the programs of tests/clients, which are real clients from npm.</summary>
internal static class RealClients
{
    /// <summary>Runs a program and gives back the JSON that it prints.</summary>
    internal static async Task<JsonNode> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(ClientsFactAttribute.Folder, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = ClientsFactAttribute.Folder,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await error} {output}");
        return JsonNode.Parse(output)!;
    }
}
