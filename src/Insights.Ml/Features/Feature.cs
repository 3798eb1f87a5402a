
namespace Insights.Ml.Features;

/// <summary>One number that models use of a customer at a cutoff, and the sentence that explains it to owners.</summary>
/// <param name="name">Unique, in lower case with hyphens.</param>
/// <param name="unit">What the number counts.</param>
internal abstract class Feature(string name, FeatureUnit unit)
{
    /// <summary>How the names of sentences end that state what is not known of a customer.</summary>
    internal const string UnknownSuffix = "-unknown";

    /// <summary>The prior scale of habits.</summary>
    private protected const double HabitPriorScale = 0.3;

    /// <summary>Unique, in lower case with hyphens.</summary>
    internal string Name => name;

    /// <summary>What the number counts.</summary>
    internal FeatureUnit Unit => unit;

    /// <summary>
    /// Scale of the prior on the feature's weight in a weighted sum, 0 to 1: what is known to matter in most shops counts
    /// fully, habits whose meaning differs from shop to shop need more evidence to count as much.
    /// </summary>
    internal virtual double PriorScale => 1;

    /// <summary>The number; always finite.</summary>
    internal abstract double ValueOf(CustomerView customer);

    /// <summary>
    /// The sentence that explains the feature of this customer, and the numbers in it; by default the one under the feature's
    /// name, with the feature itself.
    /// </summary>
    internal virtual (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [ValueOf(customer)]);

    /// <summary>The sentence for customers without what the feature counts.</summary>
    private protected (string Sentence, double[] Facts) None(params double[] facts) => ($"{Name}-none", facts);

    /// <summary>The sentence in place of features that need two purchases.</summary>
    private protected static (string Sentence, double[] Facts) BoughtOnce(CustomerView customer) =>
        ("bought-once", [customer.DaysSinceLastPurchase]);

    /// <summary>The sentence in place of features that need a year with the shop.</summary>
    private protected static (string Sentence, double[] Facts) IsCustomerFor(CustomerView customer) => ("tenure", [customer.TenureDays]);
}
