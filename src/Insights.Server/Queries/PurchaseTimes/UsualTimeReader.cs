using Insights.Data.Customers;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.PurchaseTimes;

/// <summary>Finds when a customer usually comes: a part of the day and a weekday, each where more than half of the purchases fall into it.</summary>
[Reads(Topics.Purchases | Topics.Runs | Topics.Settings)]
internal sealed class UsualTimeReader(IDatabase database, CurrentShopReader shops)
{
    /// <summary>Of fewer purchases nothing is usual.</summary>
    private const int MinPurchases = 5;

    /// <summary>Habits change: earlier purchases do not count.</summary>
    private const int MaxPurchases = 50;

    private const string Latest = "SELECT occurred_at FROM baskets WHERE customer_id = @customer AND kind = 0 ORDER BY occurred_at DESC LIMIT @most";

    /// <summary>What is usual of the latest 50 purchases; purchases without an hour count for the weekday only.</summary>
    internal async Task<UsualTime> ReadAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(cancellationToken) is not { } shop) return new UsualTime(null, null);
        var calendar = new ShopCalendar(shop.TimeZone);
        var times = await database.QueryAsync(
            Latest, [("@customer", customer.Value), ("@most", MaxPurchases)], row => UnixMilliseconds.ToUtc(row.GetInt64(0)), cancellationToken).ToListAsync(cancellationToken);
        return new UsualTime(
            MostOf(times.Where(calendar.KnowsHour).Select(time => PartOf(calendar.ToLocal(time).Hour)).ToList()),
            MostOf(times.Select(time => calendar.ToLocal(time).DayOfWeek).ToList()));
    }

    private static T? MostOf<T>(List<T> all) where T : struct
    {
        if (all.Count < MinPurchases) return null;
        var most = all.CountBy(one => one).MaxBy(one => one.Value);
        return most.Value * 2 > all.Count ? most.Key : null;
    }

    private static DayPart PartOf(int hour) => hour switch { < 5 => DayPart.Night, < 11 => DayPart.Morning, < 14 => DayPart.Noon, < 17 => DayPart.Afternoon, < 22 => DayPart.Evening, _ => DayPart.Night };
}

/// <summary>When a customer usually comes.</summary>
/// <param name="Part">The part of the day; null where none is usual.</param>
/// <param name="Weekday">The weekday; null where none is usual.</param>
internal sealed record UsualTime(DayPart? Part, DayOfWeek? Weekday);

/// <summary>A part of the day, in hours of the shop's zone.</summary>
internal enum DayPart
{
    /// <summary>5 to 11.</summary>
    Morning,

    /// <summary>11 to 14.</summary>
    Noon,

    /// <summary>14 to 17.</summary>
    Afternoon,

    /// <summary>17 to 22.</summary>
    Evening,

    /// <summary>22 to 5.</summary>
    Night,
}
