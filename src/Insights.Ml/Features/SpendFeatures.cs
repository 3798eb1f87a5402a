namespace Insights.Ml.Features;

/// <summary>Net spend in the last days.</summary>
internal sealed class SpendInWindow(int days) : Feature($"spend-{days}", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.Spend(days);
}

/// <summary>Days with a purchase in the last days.</summary>
internal sealed class PurchasesInWindow(int days) : Feature($"purchases-{days}", FeatureUnit.PurchaseDays)
{
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDaysIn(days);
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.PurchaseDaysIn(days) > 0 ? base.Describe(customer) : None();
}

/// <summary>Net spend since the first purchase.</summary>
internal sealed class LifetimeSpend() : Feature("spend-lifetime", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.LifetimeSpend;
}

/// <summary>Days with a purchase since the first.</summary>
internal sealed class LifetimePurchases() : Feature("purchases-lifetime", FeatureUnit.PurchaseDays)
{
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDays;
}

/// <summary>Net spend in the last 90 days minus that of the 90 days before.</summary>
internal sealed class SpendTrend() : Feature("spend-trend", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.Spend(90) - customer.SpendPrevious90;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.Spend(90), customer.SpendPrevious90]);
}

/// <summary>Net spend in the days of last year that correspond to the horizon.</summary>
internal sealed class SpendSamePeriodLastYear() : Feature("spend-same-period-last-year", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.SpendSamePeriodLastYear;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.SpendSamePeriodLastYear == 0 && PurchasesSamePeriodLastYear.DescribeNone(customer) is { } none ? none : base.Describe(customer);
}

/// <summary>Net spend in the tiers' window over the spend at which tier A begins; 1 is the threshold.</summary>
internal sealed class ShareOfThresholdA() : Feature("share-of-threshold-a", FeatureUnit.Ratio)
{
    private const double MinShown = 0.01;

    internal override double ValueOf(CustomerView customer) => customer.ShareOfThresholdA;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        if (!customer.HasThresholdA) return ("spend-lifetime", [customer.LifetimeSpend]);
        return customer.ShareOfThresholdA < MinShown ? None() : (Name, [customer.ShareOfThresholdA * 100]);
    }
}

/// <summary>Value returned in the last 365 days.</summary>
internal sealed class Returned() : Feature("returned-365", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.Returned365;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.Returned365 > 0 ? base.Describe(customer) : None();
}
