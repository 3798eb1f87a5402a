using System.Diagnostics;
using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>The real program, serving a small synthetic shop in a process of its own.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private const string ResidentLine = "VmRSS:";
    private const double KibibytesPerMebibyte = 1024;
    private const int Months = 12;
    private const int Customers = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
    private Process? process;

    /// <summary>The shop's folder.</summary>
    internal string Data => Path.Combine(folder, "data");

    /// <summary>Asks the program.</summary>
    internal HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Processor time that the program has used so far.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            process?.Refresh();
            return process?.TotalProcessorTime ?? TimeSpan.Zero;
        }
    }

    /// <summary>Memory that the program holds, in MiB.</summary>
    internal double Mebibytes =>
        double.Parse(
            File.ReadLines($"/proc/{process?.Id}/status").First(line => line.StartsWith(ResidentLine, StringComparison.Ordinal))[ResidentLine.Length..]
                .Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / KibibytesPerMebibyte;

    /// <summary>Imports and analyses a shop, and serves it.</summary>
    internal static async Task<ServedProgram> StartAsync(params string[] options)
    {
        var served = new ServedProgram();
        var sales = Path.Combine(served.folder, "sales.csv");
        await File.WriteAllTextAsync(sales, Sales());
        var data = served.Data;
        await Setting.InsightsAsync("import", sales, "--data", data);
        await Setting.InsightsAsync("analyze", "--data", data);
        served.process = Process.Start(new ProcessStartInfo("dotnet", [Setting.Program, "serve", "--urls", "http://127.0.0.1:0", "--data", data, .. options])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("The program does not start.");
        while (await served.process.StandardOutput.ReadLineAsync() is { } line)
        {
            var start = line.IndexOf("http://", StringComparison.Ordinal);
            if (start < 0) continue;
            served.Client.BaseAddress = new Uri(line[start..].Split(' ')[0]);
            return served;
        }
        throw new InvalidOperationException("The program does not say where it listens.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static string Sales() =>
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n" + string.Concat(
            from month in Enumerable.Range(1, Months)
            from customer in Enumerable.Range(1, Customers)
            select string.Create(CultureInfo.InvariantCulture, $"{month}-{customer},A{customer % 7},X,1,2024-{month:D2}-{1 + (customer % 28):D2} 10:00:00,{1 + (customer * 7 % 31)},{customer},UK\n"));
}
