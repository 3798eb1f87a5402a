using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Loyalty;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Products;

namespace Insights.Server.Features.Pages;

/// <summary>Sentences about a customer in the customer's own numbers. They say nothing that the purchases do not.</summary>
/// <param name="frame">The page.</param>
/// <param name="windowDays">Length of the tier policy's window, over which a result's spend and purchase days are counted.</param>
/// <param name="asOf">The day up to which purchases are known.</param>
internal sealed class CustomerWords(PageFrame frame, int windowDays, DateOnly asOf)
{
    /// <summary>Who came first so lately is new.</summary>
    private const int NewDays = 120;

    /// <summary>From so many pauses on the limit is the customer's own, so that a pause beyond it is the longest.</summary>
    private const int OwnPauses = 4;
    private const int MinVisitsOfRhythm = 3;
    private const int DaysOfYear = 365;
    private const int MaxAge = 110;

    private readonly PageTexts texts = frame.Texts;

    /// <summary>Words for the run's policy.</summary>
    internal static CustomerWords Of(PageFrame frame, Run run) => new(frame, TierPolicy.Parse(run.Policy).WindowDays, run.AsOf);

    /// <summary>Tier and state: A · overdue.</summary>
    internal string Chip(CustomerResult result, PersonRole role) => role == PersonRole.Known ? texts.Of($"tier-name-{result.Tier}") : texts.Of("chip", result.Tier, role switch
    {
        PersonRole.Overdue => texts.Of("state-overdue"),
        PersonRole.Gone => texts.Of("state-gone"),
        PersonRole.NextVip => texts.Of("state-vip", frame.Chance(result.VipProbability)),
        _ => texts.Of("state-birthday"),
    });

    /// <summary>Why a customer is shown, by the first way from a preferred one on that is true of the customer, so that neighbours need not read alike.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="result">The result.</param>
    /// <param name="role">For what.</param>
    /// <param name="favourites">What the customer likes best; may be empty.</param>
    /// <param name="preferred">Number of the way to try first.</param>
    internal string Why(CustomerView customer, CustomerResult result, PersonRole role, IReadOnlyList<Favourite> favourites, int preferred)
    {
        if (role == PersonRole.Birthday) return BirthdayOf(customer, result);
        var ways = role is PersonRole.Overdue or PersonRole.Gone ? WaysOfAway(result) : WaysOfNextVip(result);
        var sentence = Enumerable.Range(0, ways.Length).Select(i => ways[(preferred + i) % ways.Length]()).First(way => way is not null) ?? "";
        return role == PersonRole.NextVip && favourites.Count > 0 ? $"{sentence} {Likes(favourites)}" : sentence;
    }

    /// <summary>A usual pause: every week, every 9 days.</summary>
    internal string Every(double pause) => Math.Round(pause) switch
    {
        <= 1 => texts.Of("every-day"),
        7 => texts.Of("every-week"),
        14 => texts.Of("every-two-weeks"),
        >= 30 and <= 31 => texts.Of("every-month"),
        var days => texts.Of("every-days", days),
    };

    /// <summary>What the spend of the window is called above its figure.</summary>
    internal string SpendTitle => windowDays == DaysOfYear ? texts.Of("net-spend-year") : texts.Of("net-spend-window", windowDays);

    /// <summary>The spend of the window with the window: £761 in the last 12 months.</summary>
    internal string Spend(CustomerResult result) => texts.Of(windowDays == DaysOfYear ? "spend-year" : "spend-days", frame.Money(result.NetSpend), windowDays);

    private Func<string?>[] WaysOfAway(CustomerResult result) =>
    [
        () => HasRhythm(result) && DaysAway(result) > result.UsualPauseDays ? texts.Of("why-away-rhythm", Every(result.UsualPauseDays ?? 0), DaysAway(result), Spend(result)) : null,
        () => result.LifetimePurchaseDays > OwnPauses && DaysAway(result) > result.PauseLimitDays
            ? texts.Of("why-away-longest", VisitsOfWindow(result), frame.Ago(result.LastPurchase), frame.Money(result.NetSpend)) : null,
        () => HasRhythm(result) && IsOld(result) && DaysAway(result) > result.UsualPauseDays ? texts.Of("why-away-since", frame.Month(result.FirstPurchase), frame.Ago(result.LastPurchase), Every(result.UsualPauseDays ?? 0), Spend(result)) : null,
        () => texts.Of("why-away-plain", DaysAway(result), Spend(result)),
    ];

    private Func<string?>[] WaysOfNextVip(CustomerResult result) =>
    [
        () => IsOld(result) || result.LifetimePurchaseDays < 2 ? null : texts.Of("why-vip-new", frame.Month(result.FirstPurchase), result.LifetimePurchaseDays, frame.Money(result.LifetimeNetSpend)),
        () => texts.Of("why-vip-visits", VisitsOfWindow(result), frame.Ago(result.LastPurchase), frame.Money(result.NetSpend)),
        () => HasRhythm(result) && result.StateOn(asOf) == RhythmState.OnTime ? texts.Of("why-vip-rhythm", Every(result.UsualPauseDays ?? 0), frame.Ago(result.LastPurchase), Spend(result)) : null,
    ];

    private string BirthdayOf(CustomerView customer, CustomerResult result)
    {
        if (customer.Birthday is not { } born || Birthday.NextOf(born, frame.Today) is not { } next) return "";
        var age = next.Year - born.Year;
        var day = texts.Of(next == frame.Today ? "birthday-today" : "birthday-on", frame.DayAndMonth(next));
        return texts.Of(age is > 0 and < MaxAge ? "why-birthday-age" : "why-birthday", day, age, frame.Month(result.FirstPurchase));
    }

    private string Likes(IReadOnlyList<Favourite> favourites) =>
        favourites.Count == 1 ? texts.Of("likes-one", favourites[0].Name) : texts.Of("likes-two", favourites[0].Name, favourites[1].Name);

    /// <summary>Visits within the window, as they are said: in the last 12 months, or since the first month where that is later.</summary>
    private string VisitsOfWindow(CustomerResult result)
    {
        var isWithin = asOf.DayNumber - result.FirstPurchase.DayNumber < windowDays;
        return isWithin ? texts.Of("visits-since", result.PurchaseDays, frame.Month(result.FirstPurchase))
            : texts.Of(windowDays == DaysOfYear ? "visits-year" : "visits-days", result.PurchaseDays, windowDays);
    }

    private int DaysAway(CustomerResult result) => asOf.DayNumber - result.LastPurchase.DayNumber;

    private bool IsOld(CustomerResult result) => asOf.DayNumber - result.FirstPurchase.DayNumber > NewDays;

    private static bool HasRhythm(CustomerResult result) => result.UsualPauseDays is not null && result.LifetimePurchaseDays >= MinVisitsOfRhythm;
}

/// <summary>For what a customer is shown.</summary>
internal enum PersonRole
{
    /// <summary>Overdue: away for longer than usual, but not probably gone.</summary>
    Overdue,

    /// <summary>Probably gone.</summary>
    Gone,

    /// <summary>Probably one of the best soon.</summary>
    NextVip,

    /// <summary>Has a birthday soon.</summary>
    Birthday,

    /// <summary>One of the few customers of a small shop.</summary>
    Known,
}
