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
/// <param name="Pick">Which of the customer's reasons speak of it.</param>
/// <param name="PickLift">What would most likely raise it, where that is asked.</param>
internal sealed record PredictionView(
    RunView OfRun, CustomerResult Stored, double? Probability, IntervalView? Interval, Func<CustomerReasons, IReadOnlyList<Reason>> Pick, Func<CustomerReasons, Lift?> PickLift)
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

/// <summary>What would most likely lift a customer to tier A, as the API shows it.</summary>
internal sealed record LiftView(LiftKind Kind, double Probability, string Text);
