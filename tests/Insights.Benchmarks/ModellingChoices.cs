using System.Globalization;
using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Storage.Sqlite;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Benchmarks;

/// <summary>
/// The figures behind docs/modelling-choices.md: the pipeline with one choice changed, on periods that end before the
/// first labelled one and on synthetic shops. The periods that evaluate the product are not used.
/// </summary>
internal static class ModellingChoices
{
    private static readonly (string Name, PipelineOptions Pipeline)[] Choices =
    [
        ("as it is", new PipelineOptions()),
        ("no ageing", new PipelineOptions { AgeingShare = 0 }),
        ("all of the ageing", new PipelineOptions { AgeingShare = 1 }),
        ("40,000 rows", new PipelineOptions { MaxTrainingRows = 40_000 }),
        ("only the rule", Only(CandidateKind.Rule)),
        ("only logistic regression", Only(CandidateKind.Logistic)),
        ("only LightGBM", Only(CandidateKind.LightGbm)),
        ("only FastTree", Only(CandidateKind.FastTree)),
        ("only the blend", Only(CandidateKind.Blend)),
        ("a choice by one period", new PipelineOptions { MinHoldoutsToChoose = 1 }),
        ("a choice by two periods", new PipelineOptions { MinHoldoutsToChoose = 2 }),
        ("a kind 10 % better replaces it", new PipelineOptions { MinImprovement = 0.10 }),
        ("a whole rule in the blend", new PipelineOptions { RuleShare = 1 }),
        ("no rule in the blend", new PipelineOptions { RuleShare = 0.001 }),
        ("one cutoff", new PipelineOptions { TrainingCutoffs = 1 }),
        ("eight cutoffs", new PipelineOptions { TrainingCutoffs = 8 }),
        ("no year ago", new PipelineOptions { UsesYearBefore = false, SeasonShare = 0 }),
        ("all of a year ago's level", new PipelineOptions { SeasonShare = 1 }),
        ("nobody compared with others", new PipelineOptions { Relative = [] }),
        ("churn compared with others too", new PipelineOptions { Relative = [PredictionTarget.NextVip, PredictionTarget.Churn] }),
        ("penalty 10", new PipelineOptions { Ridge = 10 }),
        ("penalty 120", new PipelineOptions { Ridge = 120 }),
    ];

    private static readonly (string AsOf, int Horizon)[] Cdnow =
        [("1997-07-03", 90), ("1997-08-02", 60), ("1997-07-18", 75), ("1997-08-17", 45), ("1997-09-01", 30)];

    private static readonly (string AsOf, int Horizon)[] OnlineRetail =
        [("2011-04-14", 60), ("2011-04-29", 45), ("2011-03-30", 45), ("2011-05-14", 30), ("2011-04-14", 30), ("2011-03-15", 30), ("2011-05-24", 20)];

    private static readonly (double Share, int Horizon)[] OfSimulated = [(.45, 90), (.6, 90), (.75, 180), (.9, 90), (.65, 365), (.8, 120)];

    /// <param name="only">Names of choices; all where there are none.</param>
    internal static async Task<int> RunAsync(string[] only)
    {
        var choices = Choices.Where((choice, i) => i == 0 || only.Length == 0 || only.Contains(choice.Name)).ToList();
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var results = choices.ToDictionary(choice => choice.Name, _ => new List<InnerFigures>());
            await foreach (var (group, histories, horizon) in PeriodsAsync(folder))
                foreach (var (name, pipeline) in choices)
                    results[name].AddRange(InnerFigures.Of(group, histories, new AnalysisOptions { HorizonDays = horizon, Pipeline = pipeline }));
            foreach (var target in new[] { PredictionTarget.NextVip, PredictionTarget.Churn })
                foreach (var group in results["as it is"].Select(figures => figures.Group).Distinct())
                    Print(target, group, results);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Histories that end where a period ends, which is evaluated from its beginning.</summary>
    private static async IAsyncEnumerable<(string Group, PurchaseHistories Histories, int Horizon)> PeriodsAsync(string folder)
    {
        foreach (var (group, file, dates) in new[] { ("CDNOW", "CDNOW_master.txt.gz", Cdnow), ("Online Retail", "online_retail_2010_2011.csv.gz", OnlineRetail) })
        {
            var source = Path.Combine(Setting.SharedData, file);
            if (!Setting.Has((source, "Real purchase data is expected beside the repository."), (Setting.Program, "Build it: dotnet build -c Release"))) continue;
            var data = Path.Combine(folder, file);
            await Setting.InsightsAsync("import", source, "--data", data);
            foreach (var (asOf, horizon) in dates)
                yield return (group, await new SqliteDatabase(data).Histories.ReadAsync(DateOnly.Parse(asOf, CultureInfo.InvariantCulture).AddDays(horizon), CancellationToken.None), horizon);
        }
        foreach (var shop in SimulatedShop.All)
            foreach (var (share, horizon) in OfSimulated)
            {
                var day = Math.Min((int)(shop.Days * share) + 17, shop.Days - horizon);
                if (day >= 2 * horizon) yield return (shop.Name == SimulatedShop.AtRandom ? "at random" : "simulated", shop.Histories(day + horizon), horizon);
            }
    }

    private static void Print(PredictionTarget target, string group, Dictionary<string, List<InnerFigures>> results)
    {
        var asItIs = results["as it is"].Where(figures => figures.Group == group && figures.Target == target).ToList();
        Line($"{target}, {group}, {asItIs.Count} periods (tier B; mean, and the difference to the pipeline as it is with its standard error):");
        if (asItIs.Count == 0) return;
        Line($"    {"best rule afterwards",-32} AUC {asItIs.Average(figures => figures.BestRuleAuc):0.0000}  AP {asItIs.Average(figures => figures.BestRuleAp):0.0000}");
        foreach (var (name, all) in results)
        {
            var own = all.Where(figures => figures.Group == group && figures.Target == target).ToList();
            Line($"    {name,-32} AUC {Mean(own, asItIs, f => f.Auc)}  AP {Mean(own, asItIs, f => f.Ap)}  Brier {Mean(own, asItIs, f => f.Brier)}  ECE {Mean(own, asItIs, f => f.Ece)}");
        }
    }

    private static string Mean(List<InnerFigures> own, List<InnerFigures> asItIs, Func<InnerFigures, double> figure)
    {
        var mean = own.Average(figure);
        if (own == asItIs || own.Count != asItIs.Count) return string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000}                  ");
        var differences = own.Zip(asItIs, (a, b) => figure(a) - figure(b)).ToArray();
        var difference = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - difference) * (d - difference)) / Math.Max(1, differences.Length - 1) / differences.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000} ({difference:+0.0000;-0.0000;+0.0000} ±{error:0.0000})");
    }

    private static PipelineOptions Only(CandidateKind kind) => new() { Candidates = [kind], Default = kind };

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the pipeline reached among B customers in one period.</summary>
    private sealed record InnerFigures(string Group, PredictionTarget Target, double Auc, double Ap, double Brier, double Ece, double BestRuleAuc, double BestRuleAp)
    {
        internal static IEnumerable<InnerFigures> Of(string group, PurchaseHistories histories, AnalysisOptions options)
        {
            var pipeline = new Pipeline(histories, options, CancellationToken.None);
            var result = pipeline.RunAt(pipeline.Series.Grid.StepsPerHorizon);
            if (result.Status != RunStatus.Trained) yield break;
            var rows = result.Cutoff.Rows;
            int[] ofB = [.. Enumerable.Range(0, rows.Rows).Where(row => result.Cutoff.Tiers.Tiers[rows.Customers[row]] == Tier.B)];
            foreach (var (target, scorer) in new[] { (PredictionTarget.NextVip, result.NextVip), (PredictionTarget.Churn, result.Churn) })
            {
                if (scorer is null) continue;
                var labels = result.Cutoff.LabelsOf(target);
                var happened = Array.ConvertAll(ofB, row => labels[rows.Customers[row]]);
                if (!happened.Contains(true) || !happened.Contains(false)) continue;
                var own = Evaluator.FiguresOf(new ScoredRows(new Scoring("pipeline", Array.ConvertAll(ofB, scorer.Probability), IsProbability: true), happened));
                var rules = Baselines.Of(target, rows, result.Cutoff.Tiers, seed: 1).Where(rule => !rule.IsChance).Select(rule => Evaluator.FiguresOf(new ScoredRows(rule.Of(ofB), happened))).ToList();
                yield return new InnerFigures(
                    group, target, own[ScoredRows.Auc], own[ScoredRows.AveragePrecision], own[ScoredRows.Brier], own[ScoredRows.Ece],
                    rules.Max(figures => figures[ScoredRows.Auc]), rules.Max(figures => figures[ScoredRows.AveragePrecision]));
            }
        }
    }
}
