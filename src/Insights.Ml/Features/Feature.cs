
namespace Insights.Ml.Features;

/// <summary>
/// One number that models know about a customer at a cutoff, and the sentence that tells it to owners.
/// </summary>
internal abstract class Feature
{
    /// <summary>How the names of sentences end that say what is not known of a customer.</summary>
    internal const string UnknownSuffix = "-unknown";

    /// <summary>The trust in habits.</summary>
    private protected const double Habit = 0.3;

    /// <summary>Unique, in lower case with hyphens.</summary>
    internal abstract string Name { get; }

    /// <summary>What the number counts: days, currency units, purchases, or a ratio.</summary>
    internal abstract string Unit { get; }

    /// <summary>How a model that adds up features is to see the number.</summary>
    internal virtual FeatureScale Scale => FeatureScale.SignedLog;

    /// <summary>
    /// How far a weighted sum trusts the feature before it has seen data, 0 to 1: what is known to matter in most shops
    /// counts fully, habits whose meaning differs from shop to shop must show more to count as much.
    /// </summary>
    internal virtual double Trust => 1;

    /// <summary>True where a few customers have numbers far beyond those of all others; see <see cref="Winsorizer"/>.</summary>
    internal virtual bool HasHeavyTail => false;

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

    /// <summary>What is said instead of features that need a year with the shop.</summary>
    private protected static (string Sentence, double[] Facts) IsCustomerFor(CustomerView customer) => ("tenure", [customer.TenureDays]);
}
