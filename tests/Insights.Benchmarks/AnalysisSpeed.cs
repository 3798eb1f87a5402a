using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>
/// An analysis by the installed program beside the pandas, scikit-learn and XGBoost script for the same setting with one bootstrap.
/// In turn, so that a slow moment hits both.
/// </summary>
internal static class AnalysisSpeed
{
    private const string Python = "/usr/bin/python3";

    private static readonly (string Name, string File, string AsOf, int Horizon, double MostOfPeer)[] Settings =
    [
        ("or2011_90", "online_retail_2010_2011.csv.gz", "2011-09-11", 90, 0.5),
        ("cdnow_180", "CDNOW_master.txt.gz", "1998-01-02", 180, 1),
        ("cdnow_90", "CDNOW_master.txt.gz", "1998-04-02", 90, 1),
    ];

    internal static async Task<int> RunAsync()
    {
        var script = Path.Combine(Setting.SharedData, "peer", "baselines.py");
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (script, "The peer is expected beside the repository."),
                (Python, "apt-get install python3-pandas python3-scipy python3-sklearn python3-xgboost")))
            return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var isFast = true;
            var (command, first) = await Setting.InstallAsync(folder);
            foreach (var (name, file, asOf, horizon, most) in Settings)
            {
                var data = Path.Combine(folder, name);
                await Setting.InsightsAsync("import", Path.Combine(Setting.SharedData, file), "--data", data);
                var environment = new Dictionary<string, string> { ["OUT"] = folder + "/", ["NBOOT"] = "1", ["OMP_NUM_THREADS"] = "1", ["PYTHONDONTWRITEBYTECODE"] = "1" };
                var ours = new List<double>();
                var peers = new List<double>();
                for (var round = 0; round <= Setting.Rounds; round++)
                {
                    var peer = await Measured.RunAsync(Python, [script, name], environment);
                    var own = await Measured.RunAsync(command, [.. first, "analyze", "--as-of", asOf, "--horizon", horizon.ToString(CultureInfo.InvariantCulture), "--data", data]);
                    if (round == 0) continue;
                    peers.Add(peer.Seconds);
                    ours.Add(own.Seconds);
                }
                var ratio = Measured.Median(ours.Zip(peers, (own, peer) => own / peer));
                isFast &= ratio <= most;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"analyze {name}: {Measured.Median(ours):0.00} s, peer {Measured.Median(peers):0.00} s, ratio {ratio:0.00} (at most {most}); medians of {Setting.Rounds} pairs of whole processes"));
            }
            return isFast ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
