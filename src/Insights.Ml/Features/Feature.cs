namespace Insights.Ml.Features;

/// <summary>
/// One number that models know about a customer at a cutoff, and the sentence that tells it to owners.
/// </summary>
internal abstract class Feature
{
    /// <summary>Unique, in lower case with hyphens.</summary>
    internal abstract string Name { get; }

    /// <summary>What the number counts: days, currency units, purchases, or a ratio.</summary>
    internal abstract string Unit { get; }

    /// <summary>The number; always finite.</summary>
    internal abstract double ValueOf(CustomerView customer);

    /// <summary>
    /// The sentence that tells the feature of this customer, and the numbers that it speaks of; by default the one under the
    /// feature's name, with the feature itself.
    /// </summary>
    internal virtual (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [ValueOf(customer)]);

    /// <summary>What is said instead of features that need two purchases.</summary>
    private protected static (string Sentence, double[] Facts) BoughtOnce(CustomerView customer) =>
        ("bought-once", [customer.DaysSinceLastPurchase]);
}
