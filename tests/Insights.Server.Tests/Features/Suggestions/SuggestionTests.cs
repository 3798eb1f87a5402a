using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Tests.Features.Suggestions;

public class SuggestionTests
{
    private static readonly DateOnly AsOf = new(2024, 3, 1);

    [Theory]
    [InlineData("1980-03-01")]
    [InlineData("1980-03-14")]
    public void A_birthday_within_two_weeks_comes_before_everything_else(string birthday) =>
        Assert.Equal(SuggestionKind.Birthday, Of(Tier.B, churn: 0.9, birthday: birthday));

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
    public void A_birthday_on_29_February_is_kept_on_the_28th_in_other_years() =>
        Assert.Equal(SuggestionKind.Birthday, Of(Tier.C, birthday: "1980-02-29", asOf: new DateOnly(2023, 2, 28)));

    [Theory]
    [InlineData(Tier.A, 0.5, nameof(SuggestionKind.WinBack))]
    [InlineData(Tier.B, 0.5, nameof(SuggestionKind.WinBack))]
    [InlineData(Tier.B, 0.49, nameof(SuggestionKind.Greet))]
    [InlineData(Tier.C, 0.9, nameof(SuggestionKind.Greet))]
    [InlineData(Tier.A, 0.1, nameof(SuggestionKind.Thank))]
    [InlineData(Tier.D, null, nameof(SuggestionKind.Ask))]
    public void The_tier_and_the_risk_decide(Tier tier, double? churn, string expected) => Assert.Equal(expected, Of(tier, churn).ToString());

    [Theory]
    [InlineData(30, nameof(SuggestionKind.Welcome))]
    [InlineData(31, nameof(SuggestionKind.Greet))]
    public void Whoever_came_within_30_days_is_welcomed(int days, string expected) =>
        Assert.Equal(expected, Of(Tier.C, firstPurchase: AsOf.AddDays(-days)).ToString());

    [Fact]
    public void Whom_something_small_would_lift_is_surprised() => Assert.Equal(
        SuggestionKind.Surprise, Of(Tier.B, reasons: """{"vip":[{"f":"x","s":"x","c":1,"x":[]}],"churn":[],"lift":{"k":0,"p":0.5,"x":[]}}"""));

    private static SuggestionKind Of(Tier tier, double? churn = null, string? birthday = null, DateOnly? firstPurchase = null, DateOnly? asOf = null, string reasons = "") => Suggestion.Of(
        birthday is null ? null : DateOnly.Parse(birthday, System.Globalization.CultureInfo.InvariantCulture),
        new CustomerResult
        {
            CustomerId = new CustomerId(1),
            RunId = new RunId(1),
            Tier = tier,
            NetSpend = Money.Zero,
            LifetimeNetSpend = Money.Zero,
            FirstPurchase = firstPurchase ?? new DateOnly(2020, 1, 1),
            LastPurchase = new DateOnly(2024, 1, 1),
            ChurnProbability = churn,
            Reasons = reasons,
        }, asOf ?? AsOf).Kind;
}
