namespace Insights.Ml.Features;

/// <summary>The share of a customer's purchase days that are of some kind, shrunk towards the shop's.</summary>
internal abstract class ShareFeature(string name) : Feature(name, FeatureUnit.Share)
{
    internal override double PriorScale => HabitPriorScale;

    /// <summary>The customer's purchase days.</summary>
    private protected abstract CountedShare ShareOf(CustomerView customer);

    /// <summary>The share of all customers.</summary>
    private protected abstract double UsualShare(ShopHabits shop);

    internal override double ValueOf(CustomerView customer) => ShareOf(customer).ShrunkTowards(UsualShare(customer.Shop));

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        var (count, of) = ShareOf(customer);
        if (customer.PurchaseDays == 1) return BoughtOnce(customer);
        // Where of several purchase days hardly any has a known kind, only the number of purchases is known.
        if (of < 2) return ("purchases-lifetime", [customer.PurchaseDays]);
        return count == 0 ? None(of) : (Name, [count, of]);
    }
}
