
namespace Insights.Ml.Features;

/// <summary>Net spend in the last days.</summary>
internal sealed class SpendInWindow(int days) : MoneyFeature
{
    internal override string Name => $"spend-{days}";
    internal override double ValueOf(CustomerView customer) => customer.Spend(days);
}

/// <summary>Days with a purchase in the last days.</summary>
internal sealed class PurchasesInWindow(int days) : Feature
{
    internal override string Name => $"purchases-{days}";
    internal override string Unit => "purchase days";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDaysIn(days);
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.PurchaseDaysIn(days) > 0 ? base.Describe(customer) : ($"{Name}-none", []);
}

/// <summary>Net spend since the first purchase.</summary>
internal sealed class LifetimeSpend : MoneyFeature
{
    internal override string Name => "spend-lifetime";
    internal override double ValueOf(CustomerView customer) => customer.LifetimeSpend;
}

/// <summary>Days with a purchase since the first.</summary>
internal sealed class LifetimePurchases : Feature
{
    internal override string Name => "purchases-lifetime";
    internal override string Unit => "purchase days";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDays;
}

/// <summary>Net spend in the last 90 days minus that of the 90 days before.</summary>
internal sealed class SpendTrend : MoneyFeature
{
    internal override string Name => "spend-trend";
    internal override double ValueOf(CustomerView customer) => customer.Spend(90) - customer.SpendPrevious90;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.Spend(90), customer.SpendPrevious90]);
}

/// <summary>Net spend in the days of last year that correspond to the horizon.</summary>
internal sealed class SpendSamePeriodLastYear : MoneyFeature
{
    internal override string Name => "spend-same-period-last-year";
    internal override double ValueOf(CustomerView customer) => customer.SpendSamePeriodLastYear;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.SpendSamePeriodLastYear == 0 && PurchasesSamePeriodLastYear.DescribeNone(customer) is { } none ? none : base.Describe(customer);
}

/// <summary>Net spend in the tiers' window over the spend at which tier A begins; 1 is the threshold.</summary>
internal sealed class ShareOfThresholdA : Feature
{
    private const double MinTold = 0.01;

    internal override string Name => "share-of-threshold-a";
    internal override string Unit => "ratio";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.ShareOfThresholdA;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        if (!customer.HasThresholdA) return ("spend-lifetime", [customer.LifetimeSpend]);
        return customer.ShareOfThresholdA < MinTold ? ($"{Name}-none", []) : (Name, [customer.ShareOfThresholdA * 100]);
    }
}

/// <summary>Value returned in the last 365 days.</summary>
internal sealed class Returned : MoneyFeature
{
    internal override string Name => "returned-365";
    internal override double ValueOf(CustomerView customer) => customer.Returned365;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.Returned365 > 0 ? base.Describe(customer) : ($"{Name}-none", []);
}
