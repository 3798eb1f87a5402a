namespace Insights.Ml.Loyalty;

/// <summary>Where a customer is in their own rhythm on a day.</summary>
public enum RhythmState
{
    /// <summary>Bought on a single day, not so long ago that it would be unusual.</summary>
    TooEarly,

    /// <summary>The pause is no longer than usual.</summary>
    OnTime,

    /// <summary>The pause is longer than usual, and still within the limit.</summary>
    Due,

    /// <summary>The pause is longer than the limit: the customer can still be retained.</summary>
    Overdue,

    /// <summary>Away for more than three usual pauses beyond the limit; after a single purchase day, beyond the limit.</summary>
    ProbablyGone,
}

/// <summary>The rhythm of a customer.</summary>
/// <param name="UsualPause">Median days between purchase days; null of a single one.</param>
/// <param name="LimitDays">The longest pause that is still usual, in days, at least 7; null where nobody in the shop has come twice.</param>
public readonly record struct Rhythm(double? UsualPause, int? LimitDays)
{
    /// <summary>So many usual pauses beyond the limit somebody may still come back.</summary>
    public const int PausesUntilGone = 3;

    /// <summary>Where somebody is who has been away for so many days; null where there is no limit.</summary>
    /// <param name="daysAway">Days since the last purchase, 0 or more.</param>
    public RhythmState? StateAfter(int daysAway) => (UsualPause, LimitDays) switch
    {
        (_, null) => null,
        (null, { } limit) => daysAway <= limit ? RhythmState.TooEarly : RhythmState.ProbablyGone,
        ({ } usual, { } limit) when daysAway > limit => daysAway <= limit + PausesUntilGone * usual ? RhythmState.Overdue : RhythmState.ProbablyGone,
        ({ } usual, _) => daysAway <= usual ? RhythmState.OnTime : RhythmState.Due,
    };
}
