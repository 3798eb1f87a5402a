namespace Insights.Ml.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>So many standard errors to either side make a 95 % interval.</summary>
    internal const double Quantile975 = 1.959963984540054;

    /// <summary>So many standard errors lie between the ends of a 95 % interval.</summary>
    internal const double Width95 = 2 * Quantile975;
}
