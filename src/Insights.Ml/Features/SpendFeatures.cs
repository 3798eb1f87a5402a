namespace Insights.Ml.Features;

/// <summary>Net spend in the last days.</summary>
internal sealed class SpendInWindow(int days) : Feature
{
    internal override string Name => $"spend-{days}";
    internal override string Unit => "currency units";
    internal override double ValueOf(CustomerView customer) => customer.Spend(days);
}

/// <summary>Days with a purchase in the last days.</summary>
internal sealed class PurchasesInWindow(int days) : Feature
{
    internal override string Name => $"purchases-{days}";
    internal override string Unit => "purchase days";
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDaysIn(days);
}

/// <summary>Net spend since the first purchase.</summary>
internal sealed class LifetimeSpend : Feature
{
    internal override string Name => "spend-lifetime";
    internal override string Unit => "currency units";
    internal override double ValueOf(CustomerView customer) => customer.LifetimeSpend;
}

/// <summary>Days with a purchase since the first.</summary>
internal sealed class LifetimePurchases : Feature
{
    internal override string Name => "purchases-lifetime";
    internal override string Unit => "purchase days";
    internal override double ValueOf(CustomerView customer) => customer.PurchaseDays;
}

/// <summary>Net spend in the last 90 days minus that of the 90 days before.</summary>
internal sealed class SpendTrend : Feature
{
    internal override string Name => "spend-trend";
    internal override string Unit => "currency units";
    internal override double ValueOf(CustomerView customer) => customer.Spend(90) - customer.SpendPrevious90;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.Spend(90), customer.SpendPrevious90]);
}

/// <summary>Net spend in the days of last year that correspond to the horizon.</summary>
internal sealed class SpendSamePeriodLastYear : Feature
{
    internal override string Name => "spend-same-period-last-year";
    internal override string Unit => "currency units";
    internal override double ValueOf(CustomerView customer) => customer.SpendSamePeriodLastYear;
}

/// <summary>Net spend in the tiers' window over the spend at which tier A begins; 1 is the threshold.</summary>
internal sealed class ShareOfThresholdA : Feature
{
    internal override string Name => "share-of-threshold-a";
    internal override string Unit => "ratio";
    internal override double ValueOf(CustomerView customer) => customer.ShareOfThresholdA;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.ShareOfThresholdA * 100]);
}

/// <summary>Value returned in the last 365 days.</summary>
internal sealed class Returned : Feature
{
    internal override string Name => "returned-365";
    internal override string Unit => "currency units";
    internal override double ValueOf(CustomerView customer) => customer.Returned365;
}
