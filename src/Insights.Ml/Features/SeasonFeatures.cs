
namespace Insights.Ml.Features;

/// <summary>Purchase days of last year that correspond to the horizon.</summary>
internal sealed class PurchasesSamePeriodLastYear : Feature
{
    internal override string Name => "purchases-same-period-last-year";
    internal override string Unit => "purchase days";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.Habits.SamePeriodLastYear;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => DescribeNone(customer) ?? base.Describe(customer);

    /// <summary>What is said of customers who bought nothing in that period, or were none yet; null for all others.</summary>
    internal static (string Sentence, double[] Facts)? DescribeNone(CustomerView customer)
    {
        if (customer.Habits.SamePeriodLastYear > 0) return null;
        return customer.TenureDays > Calendar.DaysOfYear - customer.HorizonDays ? ("purchases-same-period-last-year-none", []) : IsCustomerFor(customer);
    }
}

/// <summary>
/// Share of the purchase days of complete years that are at the horizon's time of the year, pulled towards that of somebody
/// who buys at any time alike; within the first year nothing else is known.
/// </summary>
internal sealed class SeasonShare : Feature
{
    internal override string Name => "season-share";
    internal override string Unit => "share";
    internal override FeatureScale Scale => FeatureScale.Plain;

    internal override double ValueOf(CustomerView customer) =>
        customer.Habits.Season.Towards(Math.Min(1, customer.HorizonDays / (double)Calendar.DaysOfYear));

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        var (count, of) = customer.Habits.Season;
        if (customer.Habits.SeasonDays == 0) return IsCustomerFor(customer);
        if (count == 0) return ($"{Name}-none", [customer.Habits.SeasonDays]);
        return of == 1 ? ($"{Name}-one", [customer.Habits.SeasonDays]) : (Name, [count, of, customer.Habits.SeasonDays]);
    }
}
