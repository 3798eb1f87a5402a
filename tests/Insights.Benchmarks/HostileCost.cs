using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Testing;

namespace Insights.Benchmarks;

/// <summary>What requests that mean harm cost the server: processor time of each, and memory after many of all.</summary>
internal static class HostileCost
{
    private const int Warming = 5;
    private const int Times = 20;
    private const int Rounds = 30;
    private const double MostMilliseconds = 50;
    private const double MostGrowth = 1.1;

    internal static async Task<int> RunAsync()
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        await using var server = await ServedProgram.StartAsync();
        var requests = await HostileRequests.PrepareAsync(server.Client);
        var isRefused = true;
        for (var i = 0; i < Warming; i++)
            foreach (var request in requests) isRefused &= await IsRefusedAsync(server.Client, request);

        var worst = 0.0;
        foreach (var request in requests)
        {
            var before = server.ProcessorTime;
            for (var i = 0; i < Times; i++) isRefused &= await IsRefusedAsync(server.Client, request);
            var each = (server.ProcessorTime - before).TotalMilliseconds / Times;
            worst = Math.Max(worst, each);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each,6:0.0} ms  {request.Name}"));
        }

        // The first rounds fill what is kept between collections of garbage; what grows after them would grow for ever.
        for (var i = 0; i < Rounds; i++) await SendAllAsync(server.Client, requests);
        var first = server.Mebibytes;
        for (var i = 0; i < Rounds; i++) await SendAllAsync(server.Client, requests);
        var growth = server.Mebibytes / first;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"hostile: at most {worst:0.0} ms of processor time each (below {MostMilliseconds:0}); {first:0} MiB, after {Rounds * requests.Count} more {server.Mebibytes:0} MiB, growth {growth:0.00} (below {MostGrowth:0.0}); {(isRefused ? "all refused" : "NOT all refused")} as documented"));
        return isRefused && worst < MostMilliseconds && growth < MostGrowth ? 0 : 1;
    }

    private static async Task SendAllAsync(HttpClient client, IReadOnlyList<HostileRequest> requests)
    {
        foreach (var request in requests) await IsRefusedAsync(client, request);
    }

    private static async Task<bool> IsRefusedAsync(HttpClient client, HostileRequest request)
    {
        using var response = await client.SendAsync(request.New());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        return (int)response.StatusCode == request.Status && (string?)answer?["errors"]?[0]?["extensions"]?["code"] == request.Code;
    }
}
