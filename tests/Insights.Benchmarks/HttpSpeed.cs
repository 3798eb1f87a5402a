using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Values;
using Insights.Server.GraphQL.Requests;

namespace Insights.Benchmarks;

/// <summary>
/// The load tool wrk with eight connections on loopback: the real server beside <see cref="RawEndpoint"/> over the same
/// database, in turn. Every request is another one, so that no cached answer helps, but for the case that is about them.
/// </summary>
internal static class HttpSpeed
{
    private const string Wrk = "/usr/bin/wrk";
    private const int Connections = 8;
    private const int Seconds = 4;
    private const int Places = 400;
    private const string CustomerFields = "externalId name country city result { tier netSpend { amount } purchaseDays lastPurchase }";
    private const string Page = $"query($after: String) {{ customers(first: 50, after: $after) {{ nodes {{ {CustomerFields} }} }} }}";
    private const string PurchasesPage = $"query($after: String) {{ customers(first: 50, after: $after) {{ nodes {{ {CustomerFields} purchases(first: 5) {{ nodes {{ day amount {{ amount }} channel lineCount }} }} }} }} }}";
    private const string One = $"query($id: ID) {{ customer(id: $id) {{ {CustomerFields} }} }}";

    private sealed record Case(string Name, double Asked, IReadOnlyList<string> Bodies, IReadOnlyList<string> Paths, bool IsUnchanging = false);

    internal static async Task<int> RunAsync(string? data)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Wrk, "apt-get install wrk"))) return 1;
        await using var shop = await LargeShop.StartAsync(data);
        var walked = await WalkAsync(shop);
        var cursors = walked.Select(place => place.Cursor).ToList();
        await using var raw = await RawEndpoint.StartAsync(Path.Combine(shop.Data, "insights.db"), [.. walked.Select(place => (place.Spend, place.Customer))]);
        using var rawClient = new HttpClient { BaseAddress = raw.Address };
        var places = Enumerable.Range(0, cursors.Count).ToList();
        Case[] cases =
        [
            new("50 customers, 8 fields", 0.55, [.. cursors.Select(cursor => Body(Page, new { after = cursor }))], [.. places.Select(place => $"/page/{place}")]),
            new("50 customers, 8 fields, unchanged", 0.9, [Body(Page, new { after = cursors[0] })], ["/page/0"], IsUnchanging: true),
            new("50 customers with 5 purchases", 0.5, [.. cursors.Select(cursor => Body(PurchasesPage, new { after = cursor }))], [.. places.Select(place => $"/purchases/{place}")]),
            new("one customer by id", 0.6, [.. places.Select(place => Body(One, new { id = new GlobalId("Customer", 1 + (place * 997)).ToString() }))], [.. places.Select(place => $"/customer/{1 + (place * 997)}")]),
        ];
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var isFast = true;
            foreach (var one in cases)
            {
                raw.Cost = await CostAsync(one, shop.Client);
                isFast &= await MeasureAsync(one, shop.Client, rawClient, folder);
            }

            return isFast ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(Case one, HttpClient ours, HttpClient raw, string folder)
    {
        var script = Path.Combine(folder, "requests.lua");
        var rawScript = Path.Combine(folder, "raw.lua");
        await File.WriteAllTextAsync(script, Script(one.Bodies, one.IsUnchanging));
        await File.WriteAllTextAsync(rawScript, RawScript(one.Paths));
        for (var i = 0; i < one.Bodies.Count; i += 37) await CompareAsync(one, i, ours, raw);
        var rates = new List<double>();
        var rawRates = new List<double>();
        for (var round = 0; round <= Setting.Rounds; round++)
        {
            var rate = await LoadAsync(ours.BaseAddress, script);
            var rawRate = await LoadAsync(raw.BaseAddress, rawScript);
            // The first round compiles code and fills caches.
            if (round == 0) continue;
            rates.Add(rate);
            rawRates.Add(rawRate);
        }
        var ratio = Measured.Median(rates.Zip(rawRates, (own, other) => own / other));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"http {one.Name}: {Measured.Median(rates):0} requests/s, raw ADO.NET {Measured.Median(rawRates):0}, ratio {ratio:0.00} (at least {one.Asked:0.00}); medians of {Setting.Rounds} pairs of {Seconds} s, {Connections} connections"));
        return ratio >= one.Asked;
    }

    private static async Task<long> CostAsync(Case one, HttpClient ours)
    {
        using var json = JsonDocument.Parse(await AnswerAsync(one.Bodies[0], ours));
        return json.RootElement.GetProperty("extensions").GetProperty("cost").GetProperty("values").GetInt64();
    }

    private static async Task<string> AnswerAsync(string body, HttpClient ours)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await ours.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task CompareAsync(Case one, int place, HttpClient ours, HttpClient raw)
    {
        var own = await AnswerAsync(one.Bodies[place], ours);
        var other = await raw.GetStringAsync(new Uri(one.Paths[place], UriKind.Relative));
        if (own != other) throw new InvalidOperationException($"{one.Name}: the answers differ.{Environment.NewLine}{own[..Math.Min(own.Length, 1_000)]}{Environment.NewLine}{other[..Math.Min(other.Length, 1_000)]}");
    }

    private static async Task<List<(string Cursor, long Spend, string Customer)>> WalkAsync(LargeShop shop)
    {
        var places = new List<(string Cursor, long Spend, string Customer)>();
        string? after = null;
        while (places.Count < Places)
        {
            var page = await shop.QueryAsync("query($after: String) { customers(first: 50, after: $after) { nodes { externalId result { netSpend { amount } } } pageInfo { endCursor } } }", new { after });
            after = (string?)page["customers"]?["pageInfo"]?["endCursor"] ?? throw new InvalidOperationException("The shop has too few customers.");
            var last = page["customers"]?["nodes"]?.AsArray()[^1];
            var spend = (decimal?)last?["result"]?["netSpend"]?["amount"] ?? throw new InvalidOperationException("A customer of the run has a result.");
            places.Add((after, Money.From(spend).TenThousandths, (string?)last?["externalId"] ?? ""));
        }
        return places;
    }

    private static string Body(string query, object variables) => JsonSerializer.Serialize(new { query, variables });

    /// <summary>Each request has a number, which makes it another one and means nothing; but for those that shall be the same.</summary>
    private static string Script(IReadOnlyList<string> bodies, bool isUnchanging) => $$"""
        local bodies = { {{string.Join(", ", bodies.Select(body => $"[==[{body[..^1]}]==]"))}} }
        local headers = { ["Content-Type"] = "application/json" }
        local number = 0
        request = function()
          number = number + 1
          local body = bodies[number % #bodies + 1] .. {{(isUnchanging ? "\"}\"" : "',\"extensions\":{\"number\":' .. number .. '}}'")}}
          return wrk.format("POST", "/graphql", headers, body)
        end
        """;

    private static string RawScript(IReadOnlyList<string> paths) => $$"""
        local paths = { {{string.Join(", ", paths.Select(path => $"\"{path}\""))}} }
        local number = 0
        request = function()
          number = number + 1
          return wrk.format("GET", paths[number % #paths + 1])
        end
        """;

    private static async Task<double> LoadAsync(Uri? address, string script)
    {
        var output = await Measured.OutputAsync(Wrk, ["-t1", $"-c{Connections}", $"-d{Seconds}s", "-s", script, address?.ToString() ?? ""]);
        if (output.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(output);
        var line = output.Split('\n').First(text => text.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }
}
