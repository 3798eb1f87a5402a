using System.Diagnostics;
using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>One run of a command as a whole process.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="PeakMebibytes">Largest resident memory; 0 where the system does not report it.</param>
internal sealed record Measured(double Seconds, double PeakMebibytes)
{
    private const string PeakLine = "VmHWM:";
    private const double KibibytesPerMebibyte = 1024;

    /// <summary>What it wrote to its standard output.</summary>
    internal string Output { get; private init; } = "";

    /// <summary>Runs a command and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It ends with an error.</exception>
    internal static async Task<Measured> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        double peak = 0;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, PeakOf(process.Id));
                await Task.Delay(5);
            }
        });
        await process.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await watching;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error} {await output}");
        return new Measured(seconds, peak) { Output = await output };
    }

    /// <summary>What a command writes.</summary>
    /// <exception cref="InvalidOperationException">It ends with an error.</exception>
    internal static async Task<string> OutputAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} does not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
    }

    /// <summary>The median of several runs.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(PeakLine, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[PeakLine.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / KibibytesPerMebibyte;
        }
        catch (IOException)
        {
            // The process has just ended, or the system has no such file.
            return 0;
        }
    }
}
