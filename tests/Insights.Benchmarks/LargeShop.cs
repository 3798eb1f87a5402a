using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Benchmarks;

/// <summary>A synthetic shop of many customers, imported, analysed and served by the program itself.</summary>
internal sealed class LargeShop : IAsyncDisposable
{
    internal const int Customers = 1_000_000;
    private const int Products = 500;
    private static readonly string[] Categories = ["Tea", "Coffee", "Cups", "Plates", "Candles", "Lamps", "Towels", "Soap", "Toys", "Books", "Cards", "Bags"];
    private static readonly string[] Channels = ["web", "shop", "phone", ""];
    private static readonly string[] Countries = ["Germany", "Austria", "France", "Italy", "Spain", "Poland", "Sweden"];
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private readonly string? ownFolder;
    private readonly Process server;
    private int asked;

    private LargeShop(string data, string? ownFolder, Process server, Uri address)
    {
        Data = data;
        this.ownFolder = ownFolder;
        this.server = server;
        Client.BaseAddress = address;
        Client.Timeout = TimeSpan.FromMinutes(5);
    }

    /// <summary>The folder of the database.</summary>
    internal string Data { get; }

    internal HttpClient Client { get; } = new();

    /// <summary>Time of processors that the server has used.</summary>
    internal double ProcessorSeconds
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Memory that the server holds, in MiB.</summary>
    internal double Mebibytes
    {
        get
        {
            server.Refresh();
            return server.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Makes a request another one.</summary>
    internal int NextNumber() => Interlocked.Increment(ref asked);

    /// <summary>Serves the shop of a folder as it is, or a new one.</summary>
    /// <param name="data">A folder with an analysed shop; null makes one, which takes some minutes.</param>
    internal static async Task<LargeShop> StartAsync(string? data)
    {
        string? ownFolder = null;
        if (data is null)
        {
            ownFolder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
            data = Path.Combine(ownFolder, "data");
            var file = Path.Combine(ownFolder, "sales.csv");
            await WriteAsync(file);
            await Setting.InsightsAsync("import", file, "--data", data, "--currency", "EUR");
            await Setting.InsightsAsync("analyze", "--data", data);
        }
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var server = Process.Start(new ProcessStartInfo("dotnet", [Setting.Program, "serve", "--data", data, "--urls", address.ToString()]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("The server does not start.");
        var shop = new LargeShop(data, ownFolder, server, address);
        while (await server.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Ctrl-C", StringComparison.Ordinal)) { }
        return shop;
    }

    /// <summary>The data of a query. Each request has a number, which makes it another one, so that no cached answer is measured.</summary>
    internal async Task<JsonNode> QueryAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables, extensions = new { number = NextNumber() } });
        var answer = await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()) ?? throw new InvalidOperationException("There is no answer.");
        return answer["errors"] is { } errors ? throw new InvalidOperationException(errors.ToJsonString()) : answer["data"] ?? throw new InvalidOperationException("There is no data.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!server.HasExited) server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        if (ownFolder is not null) Directory.Delete(ownFolder, recursive: true);
    }

    private static async Task WriteAsync(string path)
    {
        var random = new Random(1);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await file.WriteLineAsync("order,customer,date,amount,country,channel,product,category");
        var order = 0;
        for (var customer = 0; customer < Customers; customer++)
        {
            var country = Countries[(int)(Countries.Length * random.NextDouble() * random.NextDouble())];
            var orders = random.NextDouble() < 0.6 ? 1 : random.Next(2, 5);
            for (var i = 0; i < orders; i++)
            {
                order++;
                var day = FirstDay.AddDays(random.Next(730));
                var channel = Channels[random.Next(Channels.Length)];
                var lines = random.NextDouble() < 0.7 ? 1 : 2;
                for (var line = 0; line < lines; line++)
                {
                    var product = (int)(Products * random.NextDouble() * random.NextDouble());
                    await file.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"{order},K{customer:D7},{day:yyyy-MM-dd},{random.Next(100, 30_000) / 100m},{country},{channel},P{product:D3},{Categories[product % Categories.Length]}"));
                }
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
