using System.Globalization;
using System.IO.Compression;

namespace Insights.Benchmarks;

/// <summary>
/// The import of 541,909 gzip-compressed lines by the installed program into a durable database with its indexes, beside what the sqlite3 shell
/// needs to import the unpacked file into one table and to index the customer. In turn, so that a slow moment hits both.
/// </summary>
internal static class ImportSpeed
{
    private const double MaxTimes = 1.8;
    private const string Shell = "/usr/bin/sqlite3";

    internal static async Task<int> RunAsync()
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Setting.OnlineRetail, "Real purchase data is expected beside the repository."), (Shell, "apt-get install sqlite3")))
            return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var csv = Path.Combine(folder, "lines.csv");
            await using (var packed = new GZipStream(File.OpenRead(Setting.OnlineRetail), CompressionMode.Decompress))
            await using (var unpacked = File.Create(csv))
                await packed.CopyToAsync(unpacked);

            var (command, first) = await Setting.InstallAsync(folder);
            var ours = new List<double>();
            var shells = new List<double>();
            for (var round = 0; round <= Setting.Rounds; round++)
            {
                var shell = await Measured.RunAsync(Shell, [Path.Combine(folder, $"shell{round}.db")], input: $".import --csv {csv} lines\nCREATE INDEX by_customer ON lines(CustomerID);\n");
                var own = await Measured.RunAsync(command, [.. first, "import", Setting.OnlineRetail, "--data", Path.Combine(folder, $"own{round}")]);
                // The first round warms the disk's cache.
                if (round == 0) continue;
                shells.Add(shell.Seconds);
                ours.Add(own.Seconds);
            }
            var ratio = Measured.Median(ours.Zip(shells, (own, shell) => own / shell));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"import: {Measured.Median(ours):0.00} s, sqlite3 shell {Measured.Median(shells):0.00} s, ratio {ratio:0.00} (at most {MaxTimes:0.0}); medians of {Setting.Rounds} pairs of whole processes"));
            return ratio <= MaxTimes ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
