using System.Collections.Concurrent;
using Insights.Ml.Analysis;
using Insights.Ml.Models.Trees;
using Insights.Ml.Training;

namespace Insights.Ml.Tests;

/// <summary>Synthetic shops that are analysed once for all tests that only read the result.</summary>
internal static class AnalysedShop
{
    private static readonly ConcurrentDictionary<(int Customers, int Seed, int HorizonDays, TreeAlgorithm Trees), Lazy<AnalysisResult>> Results = new();

    internal static AnalysisResult WithStructure(int customers, int seed, int horizonDays, TreeAlgorithm trees = TreeAlgorithm.Best) =>
        Results.GetOrAdd((customers, seed, horizonDays, trees), _ => new Lazy<AnalysisResult>(() => Analyst.Analyse(
            SyntheticShop.WithStructure(customers, seed).Histories(SyntheticShop.AsOf),
            new AnalysisOptions { HorizonDays = horizonDays, Pipeline = new PipelineOptions { Trees = new TreeTrainerOptions { Algorithm = trees } } },
            progress: null,
            CancellationToken.None))).Value;
}
