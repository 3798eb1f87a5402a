using Insights.Data.Histories;
using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>Compares a customer's probability with those of the same customer under other histories.</summary>
internal sealed class WhatIfFinder(PurchaseHistories histories, FeatureMatrix rows)
{
    /// <summary>A difference below a percentage point is not worth an effort, and smaller than the error of the probability.</summary>
    private const double MinDifference = 0.01;

    private const double Percent = 100;

    private static readonly WhatIfKind[] SmallestFirst = Enum.GetValues<WhatIfKind>();

    /// <summary>
    /// The step with the highest probability; a larger one than another must raise it by another percentage point. Null where
    /// none raises it by one.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="nextVip">Predicts the probability of becoming a VIP.</param>
    /// <param name="view">Working space, one for each thread.</param>
    internal WhatIf? Of(int row, IScorer nextVip, CustomerView view)
    {
        WhatIf? best = null;
        double asItIs = nextVip.Probability(row), highest = asItIs;
        foreach (var kind in SmallestFirst)
        {
            if (!view.TryLoadWhatIf(histories, rows.Customers[row], rows.Context, kind)) continue;
            var probability = nextVip.Probability(view);
            if (probability < highest + MinDifference) continue;
            highest = probability;
            var value = kind == WhatIfKind.LargerPurchases ? view.MeanValueInWindow : view.MeanValue;
            best = new WhatIf(kind, probability, [Explainer.Round(value), Explainer.Round(probability * Percent), Explainer.Round(asItIs * Percent)]);
        }
        return best;
    }
}
