using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;
using Insights.Ml.Training;
using Insights.Testing;

namespace Insights.Benchmarks;

/// <summary>
/// How often the 95 % intervals of trained probabilities hold. On synthetic shops of 10,000 customers of whom at most 2,000 are
/// used for training: of single customers, how often the interval contains the probability of a pipeline trained on all; of ten groups by
/// probability, how often the observed rate lies within the mean interval and chance together. On real shops, the latter at
/// earlier dates.
/// </summary>
internal static class IntervalCoverageStudy
{
    private const int Horizon = 90;
    private const int Customers = 10_000;
    private const int MaxLearned = 2_000;
    private const int Groups = 10;

    private static readonly PredictionTarget[] Targets = [PredictionTarget.NextVip, PredictionTarget.Churn];

    /// <param name="seeds">Seeds of the variants of the synthetic shops; 1 to 10 were used to choose the intervals' method.</param>
    internal static async Task<int> RunAsync(string[] seeds)
    {
        var found = new List<Held>();
        foreach (var shop in SimulatedShop.All)
            foreach (var seed in seeds.Length == 0 ? ["11", "12"] : seeds)
                found.AddRange(OfSimulated(shop with { Name = shop.Name + seed, Customers = Customers }, shop));
        foreach (var target in Targets)
        {
            var own = found.Where(held => held.Target == target).ToList();
            foreach (var of in own.GroupBy(held => held.Shop)) Print($"{target,-8} {of.Key}", [.. of]);
            Print($"{target,-8} all but {SimulatedShop.AtRandom}", [.. own.Where(held => held.Shop != SimulatedShop.AtRandom)]);
        }
        foreach (var (name, file, asOf) in new[] { ("CDNOW", "CDNOW_master.txt.gz", new DateOnly(1998, 7, 1)), ("Online Retail", "online_retail_2010_2011.csv.gz", new DateOnly(2011, 12, 10)) })
        {
            var histories = await RealShops.HistoriesAsync(file, asOf);
            var reports = new[] { 30, 45, 60, 90 }.Select(days => Analyst.Analyse(histories, new AnalysisOptions { HorizonDays = days }, progress: null, CancellationToken.None).Report).ToList();
            foreach (var target in Targets)
            {
                var coverage = reports.SelectMany(report => report.Backtest).SelectMany(period => period.Figures)
                    .Where(figures => figures.Target == target && figures.Group == CustomerGroup.All).Select(figures => figures.Coverage).OfType<IntervalCoverage>().ToList();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{target,-8} {name,-24} groups {coverage.Sum(of => of.Covered) / (double)coverage.Sum(of => of.Groups):0.000} of {coverage.Sum(of => of.Groups)}"));
            }
        }
        return 0;
    }

    private static IEnumerable<Held> OfSimulated(SimulatedShop shop, SimulatedShop original)
    {
        var asOf = shop.Days - Horizon;
        var (histories, whole) = (shop.Histories(asOf), shop.Histories(asOf + Horizon));
        var (result, reference) = (RunOf(Math.Min(original.Customers, MaxLearned)), RunOf(Customers));
        if (result.Status != RunStatus.Trained || reference.Status != RunStatus.Trained) yield break;
        var place = whole.ExternalIds.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var later = TargetLabels.At(whole, TierAssigner.Assign(whole, histories.AsOfDay, TierPolicy.Default), Horizon);
        foreach (var target in Targets)
        {
            var (scorer, truth) = target == PredictionTarget.NextVip ? (result.NextVip, reference.NextVip) : (result.Churn, reference.Churn);
            if (scorer is null || truth is null) continue;
            var labels = target == PredictionTarget.NextVip ? later.IsNextVip : later.IsChurned;
            var rows = Enumerable.Range(0, result.Cutoff.Rows.Rows).Select(row =>
            {
                var (low, high) = scorer.Interval(row) ?? throw new InvalidOperationException("A trained probability has an interval.");
                return new Row(scorer.Probability(row), low, high, truth.Probability(row), labels[place[histories.ExternalIds[result.Cutoff.Rows.Customers[row]]]]);
            }).OrderBy(row => row.Probability).ToArray();
            yield return new Held(
                original.Name, target, rows.Average(row => row.Low <= row.Truth && row.Truth <= row.High ? 1.0 : 0),
                Enumerable.Range(0, Groups).Average(group => IsCovered(rows[(group * rows.Length / Groups)..((group + 1) * rows.Length / Groups)]) ? 1.0 : 0), rows.Average(row => row.High - row.Low));
        }

        PipelineResult RunOf(int learned) => new Pipeline(
            histories, new AnalysisOptions { HorizonDays = Horizon, Pipeline = new PipelineOptions { MaxCustomers = learned } }, CancellationToken.None).RunAt(0);
    }

    private static bool IsCovered(Row[] rows)
    {
        var happened = rows.Average(row => row.Happened ? 1.0 : 0);
        var error = rows.Average(row => row.High - row.Low) / Normal.Width95;
        var chance = Math.Max(happened * (1 - happened), 1.0 / rows.Length) / rows.Length;
        return Math.Abs(happened - rows.Average(row => row.Probability)) <= Normal.Quantile975 * Math.Sqrt(error * error + chance);
    }

    private static void Print(string what, IReadOnlyList<Held> held) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-33} customers {held.Average(of => of.Customers):0.000}  groups {held.Average(of => of.Groups):0.000}  mean width {held.Average(of => of.Width):0.000}"));

    private sealed record Row(double Probability, double Low, double High, double Truth, bool Happened);

    private sealed record Held(string Shop, PredictionTarget Target, double Customers, double Groups, double Width);
}
