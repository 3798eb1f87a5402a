namespace Insights.Ml.Features;

/// <summary>Share of purchase days on a Saturday or Sunday.</summary>
internal sealed class WeekendShare() : ShareFeature("weekend-share")
{
    private protected override CountedShare ShareOf(CustomerView customer) => customer.Habits.Weekend;
    private protected override double UsualShare(ShopHabits shop) => shop.Weekend;
}

/// <summary>Share of purchase days on the customer's most frequent weekday, shrunk towards one in seven.</summary>
internal sealed class UsualWeekday() : Feature("usual-weekday", FeatureUnit.Share)
{
    internal override double PriorScale => HabitPriorScale;
    internal override double ValueOf(CustomerView customer) => customer.Habits.OnUsualWeekday.ShrunkTowards(1.0 / Calendar.DaysOfWeek);

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer)
    {
        var (count, of) = customer.Habits.OnUsualWeekday;
        if (of == 1) return BoughtOnce(customer);
        return count * 2 > of ? (Name, [count, of, customer.Habits.UsualWeekday]) : None(count, of);
    }
}

/// <summary>Share of purchase days from 6 to 12 o'clock, of those with a known hour.</summary>
internal sealed class MorningShare() : ShareFeature("morning-share")
{
    private protected override CountedShare ShareOf(CustomerView customer) => customer.Habits.Morning;
    private protected override double UsualShare(ShopHabits shop) => shop.Morning;
}

/// <summary>Share of purchase days from 18 to 24 o'clock, of those with a known hour.</summary>
internal sealed class EveningShare() : ShareFeature("evening-share")
{
    private protected override CountedShare ShareOf(CustomerView customer) => customer.Habits.Evening;
    private protected override double UsualShare(ShopHabits shop) => shop.Evening;
}

/// <summary>Share of purchase days through the shop's most frequent channel, of those with a known one.</summary>
internal sealed class MainChannelShare() : ShareFeature("main-channel-share")
{
    private protected override CountedShare ShareOf(CustomerView customer) => customer.Habits.MainChannel;
    private protected override double UsualShare(ShopHabits shop) => shop.MainChannel.Share;
}

/// <summary>1 for customers of the shop's most frequent country, 0 for others; the share of such customers where it is not known.</summary>
internal sealed class HomeCountry() : Feature("home-country", FeatureUnit.Share)
{
    internal override double PriorScale => HabitPriorScale;

    internal override double ValueOf(CustomerView customer) => customer.Habits.IsFromHomeCountry switch
    {
        true => 1,
        false => 0,
        null => customer.Shop.HomeCountry.Share,
    };

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.Habits.IsFromHomeCountry switch
    {
        true => (Name, []),
        false => ($"{Name}-other", []),
        null => ($"{Name}-unknown", []),
    };
}

/// <summary>Stated discounts over what all purchases would have cost without them; 0 where none is stated.</summary>
internal sealed class DiscountShare() : Feature("discount-share", FeatureUnit.Share)
{
    internal override double PriorScale => HabitPriorScale;
    internal override double ValueOf(CustomerView customer) => customer.Habits.DiscountShare;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Habits.DiscountShare is > 0 and var share ? (Name, [share * 100]) : None();
}
