
namespace Insights.Ml.Features;

/// <summary>Mean value of a purchase day.</summary>
internal sealed class MeanValue : MoneyFeature
{
    internal override string Name => "mean-value";
    internal override double ValueOf(CustomerView customer) => customer.MeanValue;
}

/// <summary>Value of the largest purchase day.</summary>
internal sealed class LargestValue : MoneyFeature
{
    internal override string Name => "largest-value";
    internal override double ValueOf(CustomerView customer) => customer.LargestValue;
}

/// <summary>Standard deviation of the values of purchase days; 0 for customers with one.</summary>
internal sealed class ValueDeviation : MoneyFeature
{
    internal override string Name => "value-deviation";
    internal override double ValueOf(CustomerView customer) => customer.ValueDeviation;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.PurchaseDays == 1 ? BoughtOnce(customer) : base.Describe(customer);
}

/// <summary>Value of the first purchase day.</summary>
internal sealed class FirstValue : MoneyFeature
{
    internal override string Name => "first-value";
    internal override double ValueOf(CustomerView customer) => customer.FirstValue;
}

/// <summary>Value of the last purchase day.</summary>
internal sealed class LastValue : MoneyFeature
{
    internal override string Name => "last-value";
    internal override double ValueOf(CustomerView customer) => customer.LastValue;
}

/// <summary>Mean lines of a purchase day.</summary>
internal sealed class LinesPerPurchase : Feature
{
    internal override string Name => "lines-per-purchase";
    internal override string Unit => "lines";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.LinesPerPurchase;
}

/// <summary>Mean number of different products of a purchase day.</summary>
internal sealed class ProductsPerPurchase : Feature
{
    internal override string Name => "products-per-purchase";
    internal override string Unit => "products";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.ProductsPerPurchase;
}

/// <summary>Mean units of a purchase day.</summary>
internal sealed class UnitsPerPurchase : Feature
{
    internal override string Name => "units-per-purchase";
    internal override string Unit => "units";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.UnitsPerPurchase;
}

/// <summary>Most different products of a purchase day; 0 where the source names none.</summary>
internal sealed class MostProducts : Feature
{
    internal override double Trust => Habit;
    internal override string Name => "most-products";
    internal override string Unit => "products";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.Habits.MostProducts;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Habits.MostProducts > 0 ? base.Describe(customer) : ($"{Name}-none", []);
}
