using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Ml.Loyalty;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Queries.Suggestions;

/// <summary>One thing to do for a customer: the first rule that fits, so that the same facts always give the same advice.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Means">How the customer may be reached.</param>
/// <param name="Birthday">The birthday that is near; null for other suggestions.</param>
public sealed record Suggestion(SuggestionKind Kind, ContactMeans Means, DateOnly? Birthday = null)
{
    private const int BirthdayDays = 14;
    private const int NewDays = 30;

    /// <summary>What to do.</summary>
    /// <param name="customer">Birthday, addresses and consent; null where they are not known.</param>
    /// <param name="result">What the run says.</param>
    /// <param name="asOf">The run's date, up to which purchases are known.</param>
    /// <param name="today">The day of the suggestion, from which birthdays are near; the run's date, or today.</param>
    internal static Suggestion Of(CustomerView? customer, CustomerResult result, DateOnly asOf, DateOnly today)
    {
        var birthday = customer?.Birthday is { } born && Customers.Birthday.NextOf(born, today) is { } next && next.DayNumber - today.DayNumber < BirthdayDays ? next : (DateOnly?)null;
        var state = result.StateOn(asOf);
        var isGood = result.Tier <= Tier.B;
        return new Suggestion(
            birthday is not null ? SuggestionKind.Birthday
            : isGood && state == RhythmState.Overdue ? SuggestionKind.WinBack
            : result.Tier == Tier.D || state == RhythmState.ProbablyGone ? SuggestionKind.Ask
            : asOf.DayNumber - result.FirstPurchase.DayNumber <= NewDays ? SuggestionKind.Welcome
            : result.Tier == Tier.B && CustomerReasons.Parse(result.Reasons).WhatIf is not null ? SuggestionKind.Surprise
            : result.Tier == Tier.A ? SuggestionKind.Thank
            : SuggestionKind.Greet,
            MeansOf(customer), birthday);
    }

    /// <summary>Who has not agreed is neither called nor mailed; who has refused is written no card either.</summary>
    private static ContactMeans MeansOf(CustomerView? customer) => customer?.Consent switch
    {
        false => ContactMeans.AtVisit,
        true when customer.Phone is not null => ContactMeans.Call,
        true when customer.Email is not null => ContactMeans.Email,
        _ => ContactMeans.Card,
    };
}

/// <summary>What can be done for a customer.</summary>
public enum SuggestionKind
{
    /// <summary>A birthday is near.</summary>
    Birthday,

    /// <summary>Overdue, in tier A or B: a personal word.</summary>
    WinBack,

    /// <summary>New: a welcome, and the question why this shop.</summary>
    Welcome,

    /// <summary>In tier B, where something small would most likely lift the customer to tier A.</summary>
    Surprise,

    /// <summary>In tier A: recognition.</summary>
    Thank,

    /// <summary>In tier D, or probably gone: ask once what was missing.</summary>
    Ask,

    /// <summary>None of these.</summary>
    Greet,
}

/// <summary>How a customer may be reached: with consent by the best address that is known.</summary>
public enum ContactMeans
{
    /// <summary>Consent and a telephone number.</summary>
    Call,

    /// <summary>Consent and an e-mail address, but no number.</summary>
    Email,

    /// <summary>No word on consent, or no address: by post, if at all.</summary>
    Card,

    /// <summary>Refused: nothing but a word when the customer comes.</summary>
    AtVisit,
}
