namespace Insights.Ml.Analysis;

/// <summary>A part of the customers that depends on nothing but their number; a customer is in it with all rows or none.</summary>
/// <param name="share">The part, above 0; 1 or more takes all.</param>
internal readonly struct CustomerSample(double share)
{
    /// <summary>2^32 divided by the golden ratio: multiples of it spread evenly.</summary>
    private const uint Spread = 2_654_435_769;

    private readonly double bound = share * uint.MaxValue;

    internal bool Has(int customer) => unchecked((uint)customer * Spread) <= bound;
}
