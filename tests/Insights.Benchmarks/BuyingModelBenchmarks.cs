using BenchmarkDotNet.Attributes;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;

namespace Insights.Benchmarks;

/// <summary>Fits of the buying models to synthetic customers.</summary>
[MemoryDiagnoser]
public class BuyingModelBenchmarks
{
    private CustomerSummary[] summaries = [];
    private (int, double)[] values = [];

    [Params(2_000, 20_000)]
    public int Customers { get; set; }

    [GlobalSetup]
    public void MakeCustomers()
    {
        var random = new Random(1);
        summaries = new CustomerSummary[Customers];
        for (var i = 0; i < Customers; i++)
        {
            var tenure = Math.Round(26 + 13 * random.NextDouble(), 2);
            var x = (int)(-Math.Log(1 - random.NextDouble()) * 1.5);
            summaries[i] = new CustomerSummary(x, x == 0 ? 0 : Math.Round(tenure * random.NextDouble(), 2), tenure);
        }
        values = [.. summaries.Where(summary => summary.Frequency > 0).Select(summary => (summary.Frequency, 5 + 60 * random.NextDouble() * random.NextDouble()))];
    }

    [Benchmark]
    public BgNbdModel? FitBgNbd() => new BgNbdTrainer().Fit(summaries);

    [Benchmark]
    public GammaGammaModel? FitGammaGamma() => new GammaGammaTrainer().Fit(values);
}
