using Insights.Ml.Buying;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Calibration;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Analysis;

/// <summary>
/// Simulates the horizon by the buying models many times for all customers, and counts who ends among the first: the models'
/// probability of a VIP, for which there is no formula.
/// </summary>
/// <param name="buying">The fitted models and the customers.</param>
/// <param name="places">How many customers end among the first.</param>
/// <param name="seed">Seed of the simulation.</param>
internal sealed class NextVipSimulation(BuyingPredictions buying, int places, int seed)
{
    private const long CustomerRounds = 1_000_000;
    private const int MinRounds = 10;
    private const int MaxRounds = 400;
    private const double MinExpectation = 1e-9;

    /// <summary>How often customers of a given expected spend end among the first, as a curve in its logarithm.</summary>
    internal PlattCalibrator FitCurve(CancellationToken cancellationToken)
    {
        var customers = Enumerable.Range(0, buying.Summaries.Summaries.Count).Where(i => buying.ExpectedSpend[i] is > 0).ToArray();
        if (customers.Length == 0) return new PlattCalibrator(0, 1);
        var rounds = (int)Math.Clamp(CustomerRounds / customers.Length, MinRounds, MaxRounds);
        var hits = new int[customers.Length];
        var random = new Random(seed);
        var spend = new double[customers.Length];
        var order = new int[customers.Length];
        for (var round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < customers.Length; i++)
            {
                spend[i] = -Simulate(customers[i], random);
                order[i] = i;
            }
            Array.Sort(spend, order);
            for (var place = 0; place < Math.Min(places, order.Length) && spend[place] < 0; place++) hits[order[place]]++;
        }
        var logs = Array.ConvertAll(customers, i => Math.Log(Math.Max(MinExpectation, buying.ExpectedSpend[i] ?? 0)));
        return PlattCalibrator.FitShares(logs, hits, rounds, cancellationToken);
    }

    /// <summary>The spend of one customer in one round.</summary>
    private double Simulate(int customer, Random random)
    {
        if (buying.BuyingModel is not { } model || buying.Summaries.Summaries[customer] is not { } summary) return 0;
        if (random.NextDouble() >= model.ProbabilityAlive(summary)) return 0;

        var (x, _, T) = summary;
        var rate = Gamma.Sample(random, model.R + x, model.Alpha + T);
        var leaving = Beta.Sample(random, model.A, model.B + x);
        var purchases = 0;
        for (var time = NextGap(random, rate); time < buying.HorizonWeeks; time += NextGap(random, rate))
        {
            purchases++;
            if (random.NextDouble() < leaving) break;
        }
        return purchases == 0 ? 0 : Spend(customer, summary, purchases, random);
    }

    private static double NextGap(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

    private double Spend(int customer, CustomerSummary summary, int purchases, Random random)
    {
        if (buying.SpendModel is not { Fit: not ModelFit.NotConverged } model) return purchases * buying.MeanPurchaseValue;
        return new SpendPosterior(model, summary.Frequency, buying.Summaries.MonetaryValues[customer]).Draw(purchases, random);
    }
}
