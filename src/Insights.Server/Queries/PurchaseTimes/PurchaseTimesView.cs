using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.PurchaseTimes;

/// <summary>Purchases by weekday and hour.</summary>
/// <param name="From">The first day that counts.</param>
/// <param name="Until">The last day that counts.</param>
/// <param name="TimeZone">IANA name of the shop's time zone.</param>
/// <param name="Times">Weekdays and hours with purchases, in order.</param>
internal sealed record PurchaseTimesView(DateOnly From, DateOnly Until, string TimeZone, IReadOnlyList<PurchaseTime> Times)
{
    public int Purchases => Times.Sum(time => time.Purchases);

    public int WithoutHour => Times.Where(time => time.Hour is null).Sum(time => time.Purchases);
}

/// <summary>Purchases on one weekday within one hour.</summary>
/// <param name="Weekday">The weekday.</param>
/// <param name="Hour">0 to 23; null where only the day is known.</param>
/// <param name="Purchases">Their number.</param>
/// <param name="NetSpend">Their net value.</param>
internal sealed record PurchaseTime(Weekday Weekday, int? Hour, int Purchases, MoneyView NetSpend);

/// <summary>A day of the week, in the order of ISO 8601.</summary>
internal enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}
