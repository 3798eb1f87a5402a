
namespace Insights.Ml.Features;

/// <summary>The share of a customer's purchase days that are of some kind, pulled towards the shop's.</summary>
internal abstract class ShareFeature : Feature
{
    internal override double Trust => Habit;
    internal sealed override string Unit => "share";
    internal sealed override FeatureScale Scale => FeatureScale.Plain;

    /// <summary>The customer's purchase days.</summary>
    private protected abstract CountedShare ShareOf(CustomerView customer);

    /// <summary>The share of all customers.</summary>
    private protected abstract double UsualShare(ShopHabits shop);

    internal override double ValueOf(CustomerView customer) => ShareOf(customer).Towards(UsualShare(customer.Shop));

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        var (count, of) = ShareOf(customer);
        if (customer.PurchaseDays == 1) return BoughtOnce(customer);
        // Where of several purchase days hardly any says what kind it is, the number of purchases is all there is to tell.
        if (of < 2) return ("purchases-lifetime", [customer.PurchaseDays]);
        return count == 0 ? ($"{Name}-none", [of]) : (Name, [count, of]);
    }
}
