namespace Insights.Ml.Features;

/// <summary>Mean value of a purchase day.</summary>
internal sealed class MeanValue() : Feature("mean-value", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.MeanValue;
}

/// <summary>Value of the largest purchase day.</summary>
internal sealed class LargestValue() : Feature("largest-value", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.LargestValue;
}

/// <summary>Standard deviation of the values of purchase days; 0 for customers with one.</summary>
internal sealed class ValueDeviation() : Feature("value-deviation", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.ValueDeviation;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.PurchaseDays == 1 ? BoughtOnce(customer) : base.Describe(customer);
}

/// <summary>Value of the first purchase day.</summary>
internal sealed class FirstValue() : Feature("first-value", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.FirstValue;
}

/// <summary>Value of the last purchase day.</summary>
internal sealed class LastValue() : Feature("last-value", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.LastValue;
}

/// <summary>Mean lines of a purchase day.</summary>
internal sealed class LinesPerPurchase() : Feature("lines-per-purchase", FeatureUnit.Items)
{
    internal override double ValueOf(CustomerView customer) => customer.LinesPerPurchase;
}

/// <summary>Mean number of different products of a purchase day.</summary>
internal sealed class ProductsPerPurchase() : Feature("products-per-purchase", FeatureUnit.Items)
{
    internal override double ValueOf(CustomerView customer) => customer.ProductsPerPurchase;
}

/// <summary>Mean units of a purchase day.</summary>
internal sealed class UnitsPerPurchase() : Feature("units-per-purchase", FeatureUnit.Items)
{
    internal override double ValueOf(CustomerView customer) => customer.UnitsPerPurchase;
}

/// <summary>Most different products of a purchase day; 0 where the source names none.</summary>
internal sealed class MaxProducts() : Feature("most-products", FeatureUnit.Items)
{
    internal override double PriorScale => HabitPriorScale;
    internal override double ValueOf(CustomerView customer) => customer.Habits.MaxProducts;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Habits.MaxProducts > 0 ? base.Describe(customer) : None();
}
