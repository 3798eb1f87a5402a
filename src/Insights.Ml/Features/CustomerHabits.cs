using Insights.Data.Histories;

namespace Insights.Ml.Features;

/// <summary>
/// When, where and how cheaply one customer bought before a cutoff; one object is loaded with one customer after the other. A
/// purchase day has the hour and the channel of its first purchase.
/// </summary>
internal sealed class CustomerHabits
{
    private readonly int[] weekdays = new int[Calendar.DaysOfWeek];
    private double discount;
    private double value;

    /// <summary>Purchase days on a Saturday or Sunday.</summary>
    internal CountedShare Weekend { get; private set; }

    /// <summary>Purchase days from 6 to 12, of those with a known hour.</summary>
    internal CountedShare Morning { get; private set; }

    /// <summary>Purchase days from 18 to 24, of those with a known hour.</summary>
    internal CountedShare Evening { get; private set; }

    /// <summary>Purchase days through the shop's main channel, of those with a known one.</summary>
    internal CountedShare MainChannel { get; private set; }

    /// <summary>Purchase days at the horizon's time of the year, of those in <see cref="SeasonDays"/>.</summary>
    internal CountedShare Season { get; private set; }

    /// <summary>The complete years since the customer's first purchase, in days; 0 within the first year.</summary>
    internal int SeasonDays { get; private set; }

    /// <summary>Purchase days of last year that correspond to the horizon.</summary>
    internal int SamePeriodLastYear { get; private set; }

    /// <summary>Most different products on one purchase day; 0 where the source names none.</summary>
    internal int MaxProducts { get; private set; }

    /// <summary>Whether the customer is of the shop's most frequent country; null where the country is not known.</summary>
    internal bool? IsFromHomeCountry { get; private set; }

    /// <summary>Stated discounts over what the purchases would have cost without them, 0 to 1.</summary>
    internal double DiscountShare => discount > 0 && value + discount > 0 ? Math.Min(1, discount / (value + discount)) : 0;

    /// <summary>The weekday with the most purchase days, 0 for Sunday to 6 for Saturday, the earlier one of equals.</summary>
    internal int UsualWeekday => Array.IndexOf(weekdays, weekdays.Max());

    /// <summary>Purchase days on <see cref="UsualWeekday"/>.</summary>
    internal CountedShare OnUsualWeekday => new(weekdays.Max(), weekdays.Sum());

    /// <summary>Begins with a customer.</summary>
    internal void Begin(PurchaseHistories histories, int customer, ShopHabits shop)
    {
        Array.Clear(weekdays);
        discount = value = 0;
        Weekend = Morning = Evening = MainChannel = Season = default;
        SeasonDays = SamePeriodLastYear = MaxProducts = 0;
        IsFromHomeCountry = histories.Country?.Codes[customer] is { } country and not DictionaryEncodedColumn.None ? country == shop.HomeCountry.Code : null;
    }

    /// <summary>Adds a purchase day, the first one first.</summary>
    internal void AddDay(int day, CutoffContext context)
    {
        var age = context.Cutoff - day;
        if (Weekend.Of == 0) SeasonDays = age / Calendar.DaysOfYear * Calendar.DaysOfYear;
        weekdays[Calendar.WeekdayOf(day)]++;
        Weekend = Weekend.With(Calendar.IsWeekend(day));
        AddSeason(age, context.HorizonDays);
    }

    /// <summary>Adds what else is known of a purchase day.</summary>
    internal void AddDetails(CustomerDays days, int entry, CutoffContext context)
    {
        if (days.HourOf(entry) is { } hour)
        {
            Morning = Morning.With(Calendar.IsMorning(hour));
            Evening = Evening.With(Calendar.IsEvening(hour));
        }
        if (days.Channel?.Codes[entry] is { } channel and not DictionaryEncodedColumn.None) MainChannel = MainChannel.With(channel == context.Habits.MainChannel.Code);
        discount += days.Discount?[entry] ?? 0;
        value += days.PurchaseValue[entry];
        MaxProducts = Math.Max(MaxProducts, days.Products[entry]);
    }

    private void AddSeason(int age, int horizonDays)
    {
        var isInSeason = Calendar.IsInSeason(age, horizonDays);
        if (age <= SeasonDays) Season = Season.With(isInSeason);
        if (age <= Calendar.DaysOfYear && isInSeason) SamePeriodLastYear++;
    }
}
