using MathNet.Numerics.Distributions;

namespace Insights.Server.Features.Demo;

/// <summary>Chance for one part of the made-up shop, independent of all other parts.</summary>
internal static class DemoRandom
{
    internal static Random Of(int seed, int part) => new(HashOf(seed, part));

    internal static double Gamma(Random random, double shape, double mean) => MathNet.Numerics.Distributions.Gamma.Sample(random, shape, shape / mean);

    internal static double LogNormal(Random random, double median, double spread) => median * Math.Exp(spread * Normal.Sample(random, 0, 1));

    internal static double Exponential(Random random, double mean) => -Math.Log(1 - random.NextDouble()) * mean;

    /// <summary>Mixes two numbers, so that neighbouring seeds give unrelated sequences (the finalizer of MurmurHash3).</summary>
    private static int HashOf(int seed, int part)
    {
        var hash = unchecked((uint)seed * 0x9E3779B1u ^ (uint)part * 0x85EBCA77u);
        hash = unchecked((hash ^ hash >> 16) * 0x85EBCA6Bu);
        hash = unchecked((hash ^ hash >> 13) * 0xC2B2AE35u);
        return unchecked((int)(hash ^ hash >> 16));
    }
}
