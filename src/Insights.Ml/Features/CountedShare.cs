namespace Insights.Ml.Features;

/// <summary>How many of a customer's purchase days are of some kind.</summary>
/// <param name="Count">Those of the kind.</param>
/// <param name="Of">Those of which it is known whether they are.</param>
internal readonly record struct CountedShare(int Count, int Of)
{
    /// <summary>Purchase days that the prior mean counts for.</summary>
    private const double PriorCount = 2;

    /// <summary>
    /// The share, 0 to 1, shrunk towards a prior mean, the more the fewer purchase days there are: one purchase on a
    /// Sunday does not make a Sunday customer.
    /// </summary>
    internal double ShrunkTowards(double priorMean) => (Count + PriorCount * priorMean) / (Of + PriorCount);

    internal CountedShare With(bool isOfKind) => new(Count + (isOfKind ? 1 : 0), Of + 1);
}
