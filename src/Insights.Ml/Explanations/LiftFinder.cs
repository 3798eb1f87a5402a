using Insights.Data.Histories;
using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>Compares a customer with what the customer might have done otherwise.</summary>
internal sealed class LiftFinder(PurchaseHistories histories, FeatureMatrix rows)
{
    /// <summary>A difference below a percentage point is not worth an effort, and smaller than what is known.</summary>
    private const double MinDifference = 0.01;

    private const double Percent = 100;

    private static readonly LiftKind[] MinFirst = Enum.GetValues<LiftKind>();

    /// <summary>
    /// The step with the highest probability; a larger one than another must raise it by another percentage point. Null where
    /// none raises it by one.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="nextVip">Tells the probability of becoming a VIP.</param>
    /// <param name="view">Working space, one for each thread.</param>
    internal Lift? Of(int row, IScorer nextVip, CustomerView view)
    {
        Lift? best = null;
        double asItIs = nextVip.Probability(row), highest = asItIs;
        foreach (var kind in MinFirst)
        {
            if (!view.TryLookAt(histories, rows.Customers[row], rows.Context, kind)) continue;
            var probability = nextVip.Probability(view);
            if (probability < highest + MinDifference) continue;
            highest = probability;
            var value = kind == LiftKind.LargerPurchases ? view.MeanValueInWindow : view.MeanValue;
            best = new Lift(kind, probability, [Explainer.Round(value), Explainer.Round(probability * Percent), Explainer.Round(asItIs * Percent)]);
        }
        return best;
    }
}
