using Insights.Ml.Features;

namespace Insights.Ml.Explanations;

/// <summary>Probabilities of one target for the rows of one feature matrix, with intervals and explanations.</summary>
internal interface IScorer
{
    /// <summary>The calibrated probability of a row, 0 to 1.</summary>
    double Probability(int row);

    /// <summary>The calibrated probability, 0 to 1, of a customer as a view shows it, among the customers of the rows.</summary>
    double Probability(CustomerView customer);

    /// <summary>
    /// The 95 % interval of the probability: where it would lie with other training customers and in other seasons; null
    /// where that is not known.
    /// </summary>
    (double Low, double High)? Interval(int row);

    /// <summary>
    /// What moves the row's log odds away from those of a customer of whom nothing is known, each with its share; the
    /// shares add up to the difference.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <returns>Contributions by feature, in no order.</returns>
    IReadOnlyList<Contribution> Explain(int row);
}
