using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Customers;

/// <summary>A probability of one customer, as the API shows it.</summary>
/// <param name="OfRun">The run.</param>
/// <param name="Stored">The customer's result.</param>
/// <param name="Probability">The probability, or null.</param>
/// <param name="Interval">Its 95 % interval, or null.</param>
/// <param name="Pick">Selects its reasons.</param>
/// <param name="PickWhatIf">The difference that would raise it the most, for the probability of becoming a VIP.</param>
internal sealed record PredictionView(
    RunView OfRun, CustomerResult Stored, double? Probability, IntervalView? Interval, Func<CustomerReasons, IReadOnlyList<Reason>> Pick, Func<CustomerReasons, WhatIf?> PickWhatIf)
{
    public int HorizonDays => OfRun.HorizonDays;

    public PredictionStatus Status => Stored.Tier == Tier.D && OfRun.Status != RunStatus.Unavailable
        ? PredictionStatus.NotActive
        : OfRun.Status switch
        {
            RunStatus.Trained => PredictionStatus.Trained,
            RunStatus.Fallback => PredictionStatus.Fallback,
            _ => PredictionStatus.Unavailable,
        };
}

/// <summary>Where a probability comes from.</summary>
internal enum PredictionStatus
{
    /// <summary>From trained models.</summary>
    Trained,

    /// <summary>From the buying model alone.</summary>
    Fallback,

    /// <summary>None can be given.</summary>
    Unavailable,

    /// <summary>None is given for customers of tier D.</summary>
    NotActive,
}

/// <summary>A reason, as the API shows it.</summary>
internal sealed record ReasonView(string Feature, double LogOdds, string Text);

/// <summary>The difference that would raise a probability the most, as the API shows it.</summary>
internal sealed record WhatIfView(WhatIfKind Kind, double Probability, string Text);
