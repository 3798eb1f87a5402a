namespace Insights.Ml.Features;

/// <summary>Purchase days of last year that correspond to the horizon.</summary>
internal sealed class PurchasesSamePeriodLastYear() : Feature("purchases-same-period-last-year", FeatureUnit.PurchaseDays)
{
    internal override double ValueOf(CustomerView customer) => customer.Habits.SamePeriodLastYear;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => DescribeNone(customer) ?? base.Describe(customer);

    /// <summary>The sentence for customers who bought nothing in that period, or were none yet; null for all others.</summary>
    internal static (string Sentence, double[] Facts)? DescribeNone(CustomerView customer)
    {
        if (customer.Habits.SamePeriodLastYear > 0) return null;
        return customer.TenureDays > Calendar.DaysOfYear - customer.HorizonDays ? ("purchases-same-period-last-year-none", []) : IsCustomerFor(customer);
    }
}

/// <summary>
/// Share of the purchase days of complete years that are at the horizon's time of the year, shrunk towards that of uniform
/// purchases; within the first year nothing else is known.
/// </summary>
internal sealed class SeasonShare() : Feature("season-share", FeatureUnit.Share)
{
    internal override double ValueOf(CustomerView customer) =>
        customer.Habits.Season.ShrunkTowards(Math.Min(1, customer.HorizonDays / (double)Calendar.DaysOfYear));

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        var (count, of) = customer.Habits.Season;
        if (customer.Habits.SeasonDays == 0) return IsCustomerFor(customer);
        if (count == 0) return None(customer.Habits.SeasonDays);
        return of == 1 ? ($"{Name}-one", [customer.Habits.SeasonDays]) : (Name, [count, of, customer.Habits.SeasonDays]);
    }
}
