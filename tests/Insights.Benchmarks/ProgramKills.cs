using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;
using Microsoft.Data.Sqlite;

namespace Insights.Benchmarks;

/// <summary>
/// Imports and analyses that are killed (SIGKILL) at random moments. After each one the database must be what it was before,
/// or, where the kill came too late, what an undisturbed program leaves; and at the end an undisturbed one must do its work.
/// </summary>
internal static class ProgramKills
{
    private const int DefaultTimes = 40;
    private const int LinesBefore = 100_000;
    private const double LatestKill = 1.1;
    private const string AsOf = "2011-09-11";

    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Setting.OnlineRetail, "Real purchase data is expected beside the repository.")))
            return 1;
        var times = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultTimes;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills: {times} at random moments, seed {seed}"));
        var folder = Directory.CreateTempSubdirectory("insights-kills-").FullName;
        try
        {
            var imports = await KillImportsAsync(folder, times, random);
            var analyses = await KillAnalysesAsync(folder, Math.Max(1, times / 4), random);
            return Math.Max(imports, analyses);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> KillImportsAsync(string folder, int times, Random random)
    {
        var part = Path.Combine(folder, "part.csv");
        await WriteBeginningAsync(part);
        var (data, whole) = (Path.Combine(folder, "killed"), Path.Combine(folder, "whole"));
        await Setting.InsightsAsync("import", part, "--data", data);
        await Setting.InsightsAsync("import", part, "--data", whole);
        var before = await DumpAsync(data);
        var undisturbed = await Setting.InsightsAsync("import", Setting.OnlineRetail, "--data", whole);
        var after = await DumpAsync(whole);
        if (before == after) throw new InvalidOperationException("The second import adds nothing; there is nothing to be seen.");

        int killed = 0, tooLate = 0;
        for (var i = 0; i < times; i++)
        {
            await KillAsync(Moment(undisturbed, random), "import", Setting.OnlineRetail, "--data", data);
            var state = await DumpAsync(data);
            if (state == before)
            {
                killed++;
                continue;
            }
            if (state != after) return Failed($"After import {i + 1} the database is neither as before nor as after.");
            tooLate++;
            Directory.Delete(data, recursive: true);
            await Setting.InsightsAsync("import", part, "--data", data);
        }
        await Setting.InsightsAsync("import", Setting.OnlineRetail, "--data", data);
        if (await DumpAsync(data) != after) return Failed("The import after the kills does not give what an undisturbed one gives.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"imports: {killed} killed and without a trace, {tooLate} killed too late and whole; the next import is complete"));
        return 0;
    }

    private static async Task<int> KillAnalysesAsync(string folder, int times, Random random)
    {
        var data = Path.Combine(folder, "whole");
        var undisturbed = await Setting.InsightsAsync("analyze", "--as-of", AsOf, "--data", data);
        var expected = await ExportAsync(data);
        for (var i = 0; i < times; i++)
        {
            await KillAsync(Moment(undisturbed, random), "analyze", "--as-of", AsOf, "--data", data);
            // Killed or done, the current run of the same date and seed says the same.
            if (await ExportAsync(data) != expected) return Failed($"After analysis {i + 1} the customers' list is another one.");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"analyses: {times} killed, and the current run stayed whole"));
        return 0;

        async Task<string> ExportAsync(string from)
        {
            var list = Path.Combine(folder, "customers.csv");
            await Setting.InsightsAsync("export", "customers", "--data", from, "--out", list);
            return await File.ReadAllTextAsync(list);
        }
    }

    private static TimeSpan Moment(Measured undisturbed, Random random) =>
        TimeSpan.FromSeconds(random.NextDouble() * undisturbed.Seconds * LatestKill);

    private static async Task KillAsync(TimeSpan after, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Setting.Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await Task.Delay(after);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private static async Task<string> DumpAsync(string data)
    {
        // A pooled connection would go on reading a file that has been deleted.
        SqliteConnection.ClearAllPools();
        return await ShopDump.ReadAsync(new SqliteDatabase(data));
    }

    private static async Task WriteBeginningAsync(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Setting.OnlineRetail), CompressionMode.Decompress));
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i <= LinesBefore && await reader.ReadLineAsync() is { } line; i++) await writer.WriteLineAsync(line);
    }

    private static int Failed(string reason)
    {
        Console.WriteLine($"FAILED: {reason}");
        return 1;
    }
}
