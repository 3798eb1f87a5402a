using Insights.Data.Runs;
using Insights.Ml.Loyalty;

namespace Insights.Server.Queries.Customers;

/// <summary>Where customers are in their own rhythm.</summary>
internal static class CustomerRhythm
{
    /// <summary>SQL for the days that r has been away on @asOf.</summary>
    internal const string DaysAway = "(@asOf - r.last_purchase)";

    /// <summary>SQL for r, who has come more than once and has been away for longer than is usual.</summary>
    internal const string IsLate = $"r.usual_pause_days IS NOT NULL AND {DaysAway} > r.pause_limit_days";

    /// <summary>SQL for the last day on which r, who has come more than once, is overdue and not yet probably gone.</summary>
    internal static readonly string LastChance = FormattableString.Invariant($"(r.pause_limit_days + {Rhythm.PausesUntilGone} * r.usual_pause_days)");

    /// <summary>Where a customer is on a day; null where nobody in the shop has come twice.</summary>
    internal static RhythmState? StateOn(this CustomerResult result, DateOnly day) =>
        new Rhythm(result.UsualPauseDays, result.PauseLimitDays).StateAfter(day.DayNumber - result.LastPurchase.DayNumber);
}
