using System.Globalization;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Tests.Features.Suggestions;

public class SuggestionTests
{
    private static readonly DateOnly AsOf = new(2024, 3, 1);

    [Theory]
    [InlineData("1980-03-01")]
    [InlineData("1980-03-14")]
    public void A_birthday_within_two_weeks_comes_before_everything_else(string birthday) =>
        Assert.Equal(SuggestionKind.Birthday, Of(Tier.B, daysAway: 40, birthday: birthday));

    [Theory]
    [InlineData("1980-02-29")]
    [InlineData("1980-03-15")]
    [InlineData("2024-03-05")]
    public void A_birthday_that_is_past_far_off_or_impossible_is_none(string birthday) =>
        Assert.Equal(SuggestionKind.Greet, Of(Tier.C, birthday: birthday));

    [Fact]
    public void A_birthday_at_the_turn_of_the_year_is_seen() =>
        Assert.Equal(SuggestionKind.Birthday, Of(Tier.C, birthday: "1980-01-03", asOf: new DateOnly(2023, 12, 28)));

    [Fact]
    public void A_birthday_on_29_February_is_on_the_28th_in_other_years() =>
        Assert.Equal(SuggestionKind.Birthday, Of(Tier.C, birthday: "1980-02-29", asOf: new DateOnly(2023, 2, 28)));

    [Theory]
    [InlineData(Tier.A, 30, nameof(SuggestionKind.Thank))]
    [InlineData(Tier.A, 31, nameof(SuggestionKind.WinBack))]
    [InlineData(Tier.B, 60, nameof(SuggestionKind.WinBack))]
    [InlineData(Tier.B, 61, nameof(SuggestionKind.Ask))]
    [InlineData(Tier.B, 30, nameof(SuggestionKind.Greet))]
    [InlineData(Tier.C, 31, nameof(SuggestionKind.Greet))]
    [InlineData(Tier.D, 10, nameof(SuggestionKind.Ask))]
    public void Good_customers_are_won_back_while_they_are_overdue_and_asked_once_they_are_probably_gone(Tier tier, int daysAway, string expected) =>
        Assert.Equal(expected, Of(tier, daysAway: daysAway).ToString());

    [Theory]
    [InlineData(true, "0341", "a@example.org", nameof(ContactMeans.Call))]
    [InlineData(true, null, "a@example.org", nameof(ContactMeans.Email))]
    [InlineData(true, null, null, nameof(ContactMeans.Card))]
    [InlineData(null, "0341", "a@example.org", nameof(ContactMeans.Card))]
    [InlineData(false, "0341", "a@example.org", nameof(ContactMeans.AtVisit))]
    public void Nobody_is_called_or_mailed_without_consent_and_who_refuses_is_not_written_to_at_all(bool? consent, string? phone, string? email, string expected) => Assert.Equal(
        expected, Suggestion.Of(CustomerOf(birthday: null) with { Consent = consent, Phone = phone, Email = email }, ResultOf(Tier.A, daysAway: 40), AsOf, AsOf).Means.ToString());

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void What_is_said_to_whom_refuses_asks_for_no_call_no_mail_and_no_card(string language)
    {
        var texts = new PageTexts(CultureInfo.GetCultureInfo(language));
        foreach (var kind in Enum.GetValues<SuggestionKind>())
            Assert.DoesNotMatch("(?i)call|ring|e-mail|card|write|anrufen|schreiben|karte|melden", texts.Of(new Suggestion(kind, ContactMeans.AtVisit, AsOf)));
    }

    [Theory]
    [InlineData(30, nameof(SuggestionKind.Welcome))]
    [InlineData(31, nameof(SuggestionKind.Greet))]
    public void Whoever_came_within_30_days_is_welcomed(int days, string expected) =>
        Assert.Equal(expected, Of(Tier.C, firstPurchase: AsOf.AddDays(-days)).ToString());

    [Fact]
    public void Whom_something_small_would_lift_is_surprised() => Assert.Equal(
        SuggestionKind.Surprise, Of(Tier.B, reasons: """{"vip":[{"f":"x","s":"x","c":1,"x":[]}],"churn":[],"lift":{"k":0,"p":0.5,"x":[]}}"""));

    private static SuggestionKind Of(Tier tier, int daysAway = 10, string? birthday = null, DateOnly? firstPurchase = null, DateOnly? asOf = null, string reasons = "") => Suggestion.Of(
        CustomerOf(birthday), ResultOf(tier, daysAway, firstPurchase, asOf, reasons), asOf ?? AsOf, asOf ?? AsOf).Kind;

    private static CustomerView CustomerOf(string? birthday) => new(
        new CustomerId(1), "1", Name: null, Country: null, City: null, Email: null, Phone: null, birthday is null ? null : DateOnly.Parse(birthday, CultureInfo.InvariantCulture), Found: null);

    /// <summary>Comes every 10 days; a pause of 30 is the longest that is usual.</summary>
    private static CustomerResult ResultOf(Tier tier, int daysAway, DateOnly? firstPurchase = null, DateOnly? asOf = null, string reasons = "") => new()
    {
        CustomerId = new CustomerId(1),
        RunId = new RunId(1),
        Tier = tier,
        NetSpend = Money.Zero,
        LifetimeNetSpend = Money.Zero,
        FirstPurchase = firstPurchase ?? new DateOnly(2020, 1, 1),
        LastPurchase = (asOf ?? AsOf).AddDays(-daysAway),
        UsualPauseDays = 10,
        PauseLimitDays = 30,
        Reasons = reasons,
    };
}
