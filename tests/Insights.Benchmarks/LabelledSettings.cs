using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Benchmarks;

/// <summary>
/// Predictions of the labelled settings beside the rules, BG/NBD, and the logistic regression and XGBoost of
/// ../shared/data/peer, on the same B customers: differences with paired bootstrap intervals for each setting and over all of
/// them. It evaluates the product; nothing may be tuned by it.
/// </summary>
internal static class LabelledSettings
{
    private const string Python = "/usr/bin/python3";

    private static readonly (string Name, string File, string AsOf, int Horizon)[] Settings =
    [
        ("cdnow_39w", "CDNOW_master.txt.gz", "1997-10-01", 273),
        ("cdnow_180", "CDNOW_master.txt.gz", "1998-01-02", 180),
        ("cdnow_90", "CDNOW_master.txt.gz", "1998-04-02", 90),
        ("or2011_90", "online_retail_2010_2011.csv.gz", "2011-09-11", 90),
        ("or2011_spring90", "online_retail_2010_2011.csv.gz", "2011-06-13", 90),
    ];

    internal static async Task<int> RunAsync()
    {
        var peer = Path.Combine(Setting.SharedData, "peer");
        var script = Path.Combine(Setting.Root, "tests", "Insights.Benchmarks", "peer_scores.py");
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Path.Combine(peer, "baselines.py"), "The peer is expected beside the repository."),
                (Python, "apt-get install python3-pandas python3-scipy python3-sklearn python3-xgboost")))
            return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var vip = new List<EvaluatedRows>();
            var churn = new List<EvaluatedRows>();
            foreach (var (name, file, asOf, horizon) in Settings)
            {
                var data = Path.Combine(folder, file);
                if (!Directory.Exists(data)) await Setting.InsightsAsync("import", Path.Combine(Setting.SharedData, file), "--data", data);
                var run = await Setting.InsightsAsync("analyze", "--json", "--as-of", asOf, "--horizon", horizon.ToString(CultureInfo.InvariantCulture), "--data", data);
                var export = await Setting.InsightsAsync("export", "customers", "--format", "ndjson", "--data", data);
                var scores = await Measured.RunAsync(Python, [script, peer, name], new Dictionary<string, string> { ["OUT"] = folder + "/", ["OMP_NUM_THREADS"] = "1" });
                var isTrained = (string?)JsonNode.Parse(run.Output)?["status"] == "Trained";
                var customers = Lines(export).Select(line => JsonNode.Parse(line)?.AsObject()).OfType<JsonObject>().ToDictionary(customer => (string?)customer["customer_id"] ?? "");
                string[][] peers = [.. Lines(scores).Select(line => line.Split(','))];
                vip.Add(EvaluatedRows.Of(name, isTrained, "vip", peers, customers));
                churn.Add(EvaluatedRows.Of(name, isTrained, "churn", peers, customers));
            }
            EvaluationReport.Print("next VIP", vip);
            EvaluationReport.Print("churn", churn);
            EvaluationReport.PrintShareOf(vip, 0.2, 0.3);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Lines(Measured run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
