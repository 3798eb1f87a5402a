using Insights.Data.Runs;
using Insights.Ml.Loyalty;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Pages;

/// <summary>Customers as an owner wants them in a spreadsheet: who, where they stand, what to do, and how they may be reached.</summary>
internal static class OwnerList
{
    /// <summary>The table of some customers.</summary>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="frame">The page: language, shop and today.</param>
    /// <param name="run">The run that knows the customers; null before the first one.</param>
    /// <param name="customers">The customers with their results; null for one whom no run knows.</param>
    internal static OwnerTable Of(string name, PageFrame frame, Run? run, IAsyncEnumerable<(CustomerView Customer, CustomerResult? Result)> customers)
    {
        var texts = frame.Texts;
        var words = run is null ? null : CustomerWords.Of(frame, run);
        string[] columns =
        [
            texts.Of("customer"), texts.Of("number"), texts.Of("tier-column"), texts.Of("state-column"), texts.Of("last-purchase-column"), texts.Of("visits"),
            $"{words?.SpendTitle ?? texts.Of("net-spend-year")} ({frame.Shop?.Currency})", texts.Of("chance-vip-column"), $"{texts.Of("worth-column")} ({frame.Shop?.Currency})",
            texts.Of("suggestion-column"), texts.Of("phone"), texts.Of("email"), texts.Of("birthday"), texts.Of("advert"), texts.Of("city-column"), texts.Of("country-column"),
        ];
        return new OwnerTable(name, frame.Language, columns, customers.Select(one => RowOf(one.Customer, one.Result)));

        IReadOnlyList<object?> RowOf(CustomerView customer, CustomerResult? result) =>
        [
            frame.NameOf(customer), customer.ExternalId, result?.Tier.ToString(), run is null ? null : StateOf(result?.StateOn(run.AsOf)), result?.LastPurchase, result?.LifetimePurchaseDays,
            result?.NetSpend.Amount, frame.ChanceOrNull(result?.VipProbability), result?.KeepingWorth is { } worth ? Math.Round(worth.Amount, 2) : null,
            run is null || result is null ? null : texts.Of(Suggestion.Of(customer, result, run.AsOf, frame.Today)),
            PhoneOf(customer.Phone), customer.Email, customer.Birthday, texts.Of(customer.Consent switch { true => "advert-yes", false => "advert-no", null => "advert-unknown" }),
            customer.City, frame.Country(customer.Country),
        ];

        string? StateOf(RhythmState? state) => state switch
        {
            RhythmState.TooEarly => texts.Of("state-too-early"),
            RhythmState.OnTime => texts.Of("state-on-time"),
            RhythmState.Due => texts.Of("state-due"),
            RhythmState.Overdue => texts.Of("state-overdue"),
            RhythmState.ProbablyGone => texts.Of("state-gone"),
            _ => null,
        };
    }

    /// <summary>A spreadsheet takes a cell that begins with a plus for a formula.</summary>
    private static string? PhoneOf(string? phone) => phone is ['+', ..] ? "00" + phone[1..] : phone;
}
