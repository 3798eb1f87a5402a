using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Server.Queries.Declining;

namespace Insights.Server.Queries.Suggestions;

/// <summary>One thing to do for a customer: the first rule that fits, so that the same facts always give the same advice.</summary>
internal sealed record Suggestion(SuggestionKind Kind)
{
    private const int BirthdayDays = 14;
    private const int NewDays = 30;

    /// <summary>What to do.</summary>
    /// <param name="birthday">The customer's birthday, or null.</param>
    /// <param name="result">What the run says.</param>
    /// <param name="asOf">The run's date.</param>
    internal static Suggestion Of(DateOnly? birthday, CustomerResult result, DateOnly asOf) => new(
        birthday is { } born && IsWithin(born, asOf) ? SuggestionKind.Birthday
        : result.Tier <= Tier.B && result.ChurnProbability >= DecliningReader.AtRisk ? SuggestionKind.WinBack
        : asOf.DayNumber - result.FirstPurchase.DayNumber <= NewDays ? SuggestionKind.Welcome
        : result.Tier == Tier.B && CustomerReasons.Parse(result.Reasons).WhatIf is not null ? SuggestionKind.Surprise
        : result.Tier switch { Tier.A => SuggestionKind.Thank, Tier.D => SuggestionKind.Ask, _ => SuggestionKind.Greet });

    /// <summary>A birthday on 29 February is kept on the 28th in other years, as AddYears has it.</summary>
    private static bool IsWithin(DateOnly born, DateOnly asOf)
    {
        if (born > asOf) return false;
        var next = born.AddYears(asOf.Year - born.Year);
        if (next < asOf) next = born.AddYears(asOf.Year - born.Year + 1);
        return next.DayNumber - asOf.DayNumber < BirthdayDays;
    }
}

/// <summary>What can be done for a customer.</summary>
internal enum SuggestionKind
{
    Birthday,
    WinBack,
    Welcome,
    Surprise,
    Thank,
    Ask,
    Greet,
}
