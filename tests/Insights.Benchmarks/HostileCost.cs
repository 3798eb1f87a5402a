using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Testing;

namespace Insights.Benchmarks;

/// <summary>What requests that mean harm cost the server: processor time of each, and memory after many of all.</summary>
internal static class HostileCost
{
    private const int Warming = 5;
    private const int Times = 20;
    private const int Rounds = 30;
    private const int SlowBodies = 20;
    private const double MaxMilliseconds = 50;
    private const double MaxGrowth = 1.1;

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

        // The first rounds fill memory that garbage collections retain; what grows after them would grow for ever.
        for (var i = 0; i < Rounds; i++) await SendAllAsync(server.Client, requests);
        var first = server.Mebibytes;
        for (var i = 0; i < Rounds; i++) await SendAllAsync(server.Client, requests);
        var growth = server.Mebibytes / first;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"hostile: at most {worst:0.0} ms of processor time each (below {MaxMilliseconds:0}); {first:0} MiB, after {Rounds * requests.Count} more {server.Mebibytes:0} MiB, growth {growth:0.00} (below {MaxGrowth:0.0}); {(isRefused ? "all refused" : "NOT all refused")} as documented"));
        isRefused &= await IsIntrospectionRefusedAsync();
        isRefused &= await IsSlowBodyRefusedAsync(server);
        return isRefused && worst < MaxMilliseconds && growth < MaxGrowth ? 0 : 1;
    }

    /// <summary>A server whose introspection is off refuses queries for the schema, at no more cost than others.</summary>
    private static async Task<bool> IsIntrospectionRefusedAsync()
    {
        await using var server = await ServedProgram.StartAsync("--no-introspection");
        var request = new HostileRequest("the schema where introspection is off", "INTROSPECTION_OFF", () => NewPost("{ __schema { types { name fields { name } } } }"));
        var isRefused = true;
        for (var i = 0; i < Warming; i++) isRefused &= await IsRefusedAsync(server.Client, request);
        var before = server.ProcessorTime;
        for (var i = 0; i < Times; i++) isRefused &= await IsRefusedAsync(server.Client, request);
        var each = (server.ProcessorTime - before).TotalMilliseconds / Times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each,6:0.0} ms  {request.Name}"));
        return isRefused && each < MaxMilliseconds;
    }

    /// <summary>Bodies that arrive with one byte a second make nobody wait: they are refused, and others are answered meanwhile.</summary>
    private static async Task<bool> IsSlowBodyRefusedAsync(ServedProgram server)
    {
        var address = server.Client.BaseAddress ?? throw new InvalidOperationException("The server has no address.");
        var before = server.ProcessorTime;
        var slow = Enumerable.Range(0, SlowBodies).Select(_ => SendSlowlyAsync(address)).ToList();
        var watch = Stopwatch.StartNew();
        using var response = await server.Client.SendAsync(NewPost("{ shop { currency } }"));
        var meanwhile = watch.Elapsed.TotalMilliseconds;
        var answers = await Task.WhenAll(slow);
        var refused = answers.Count(answer => answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal));
        var each = (server.ProcessorTime - before).TotalMilliseconds / SlowBodies;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{each,6:0.0} ms  a body of one byte a second: {refused} of {SlowBodies} refused after at most {watch.Elapsed.TotalSeconds:0} s, others answered in {meanwhile:0} ms meanwhile"));
        return refused == SlowBodies && response.IsSuccessStatusCode && each < MaxMilliseconds;
    }

    private static async Task<string> SendSlowlyAsync(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = reader.ReadToEndAsync();
        try
        {
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync("{"u8.ToArray());
                await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1)));
            }
            return await answer;
        }
        catch (IOException)
        {
            // The server has closed the connection while the next byte was on its way.
            return answer.IsCompletedSuccessfully ? await answer : "";
        }
    }

    private static HttpRequestMessage NewPost(string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        return request;
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
