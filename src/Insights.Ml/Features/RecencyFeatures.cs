namespace Insights.Ml.Features;

/// <summary>Days since the last purchase.</summary>
internal sealed class DaysSinceLastPurchase() : Feature("days-since-last-purchase", FeatureUnit.Days)
{
    internal override double ValueOf(CustomerView customer) => customer.DaysSinceLastPurchase;
}

/// <summary>Days since the first purchase.</summary>
internal sealed class Tenure() : Feature("tenure", FeatureUnit.Days)
{
    internal override double ValueOf(CustomerView customer) => customer.TenureDays;
}

/// <summary>Mean days between purchases; the whole tenure and a day for customers with one purchase.</summary>
internal sealed class MeanGap() : Feature("mean-gap", FeatureUnit.Days)
{
    internal override double ValueOf(CustomerView customer) => customer.MeanGap ?? customer.TenureDays + 1;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.MeanGap is null ? BoughtOnce(customer) : base.Describe(customer);
}

/// <summary>Median days between purchases; the whole tenure and a day for customers with one purchase.</summary>
internal sealed class MedianGap() : Feature("median-gap", FeatureUnit.Days)
{
    internal override double ValueOf(CustomerView customer) => customer.MedianGap ?? customer.TenureDays + 1;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.MedianGap is null ? BoughtOnce(customer) : base.Describe(customer);
}

/// <summary>Standard deviation of the days between purchases; 0 below two gaps.</summary>
internal sealed class GapDeviation() : Feature("gap-deviation", FeatureUnit.Days)
{
    internal override double ValueOf(CustomerView customer) => customer.GapDeviation ?? 0;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.GapDeviation is null ? BoughtOnce(customer) : base.Describe(customer);
}

/// <summary>Days since the last purchase over the customer's own mean gap; above 1 the customer is late.</summary>
internal sealed class Overdue() : Feature("overdue", FeatureUnit.Ratio)
{
    internal override double ValueOf(CustomerView customer) => customer.Overdue;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.MeanGap is { } gap
        ? (Name, [gap, customer.DaysSinceLastPurchase])
        : ("overdue-once", [customer.DaysSinceLastPurchase, customer.TypicalGap]);
}

/// <summary>Calendar months of the last 365 days with a purchase.</summary>
internal sealed class ActiveMonths() : Feature("active-months", FeatureUnit.Months)
{
    internal override double ValueOf(CustomerView customer) => customer.ActiveMonths;
}
