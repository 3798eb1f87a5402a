using System.Runtime.CompilerServices;
using Insights.Ml.Numerics;

namespace Insights.Ml.Calibration;

/// <summary>
/// Turns scores into probabilities by a logistic curve (Platt 1999) that was fitted to scores of held-out rows.
/// The order of the scores stays.
/// </summary>
/// <param name="Intercept">Log odds at score 0.</param>
/// <param name="Slope">Log odds per unit of score, above 0.</param>
internal readonly record struct PlattCalibrator(double Intercept, double Slope)
{
    private const double Bound = 50;
    private const double GradientTolerance = 1e-8;
    private const double MinSlope = 1e-3;
    private const double MaxShift = 30;
    private const double TotalTolerance = 1e-9;
    private const int MaxSteps = 100;

    /// <summary>The probability, strictly between 0 and 1.</summary>
    internal double ProbabilityOf(double score) => Odds.ProbabilityOf(LogOddsOf(score));

    /// <summary>The probability as log odds.</summary>
    internal double LogOddsOf(double score) => Intercept + Slope * score;

    /// <summary>
    /// Fits the curve by maximum likelihood. Labels are smoothed, by Bayes' rule with a uniform prior, so that a
    /// perfect score does not become certainty (Platt 1999, eq. 2).
    /// </summary>
    internal static PlattCalibrator Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, CancellationToken cancellationToken)
    {
        double positives = labels.Count(label => label), negatives = labels.Count - positives;
        double ofPositive = (positives + 1) / (positives + 2), ofNegative = 1 / (negatives + 2);
        return Fit(scores, i => labels[i] ? ofPositive : ofNegative, cancellationToken);
    }

    /// <summary>Fits the curve to shares: how often out of <paramref name="rounds"/> the outcome occurred at each score.</summary>
    internal static PlattCalibrator FitShares(IReadOnlyList<double> scores, IReadOnlyList<int> hits, int rounds, CancellationToken cancellationToken) =>
        Fit(scores, i => (hits[i] + 0.5 / scores.Count) / (rounds + 1.0 / scores.Count), cancellationToken);

    /// <summary>
    /// The same curve, shifted so that the probabilities of these scores add up to a total: where the number of outcomes is
    /// known, as with a fixed number of ranks. The order of the scores stays.
    /// </summary>
    /// <param name="scores">The scores of all rows that can have the outcome.</param>
    /// <param name="total">The number of outcomes, above 0 and below the number of scores; otherwise the curve stays.</param>
    internal PlattCalibrator WithTotal(IReadOnlyList<double> scores, double total) =>
        this with { Intercept = Intercept + ShiftTo(scores, total) };

    /// <summary>The shift of the curve, in log odds, with which the probabilities of these scores add up to a total.</summary>
    /// <param name="scores">The scores of all rows that can have the outcome.</param>
    /// <param name="total">The number of outcomes; the shift is 0 where it is not above 0 and below the number of scores.</param>
    internal double ShiftTo(IReadOnlyList<double> scores, double total)
    {
        if (!(total > 0 && total < scores.Count)) return 0;
        double low = -MaxShift, high = MaxShift, shift = 0;
        for (var step = 0; step < MaxSteps; step++)
        {
            var (sum, slope) = SumWith(shift, scores);
            if (Math.Abs(sum - total) <= TotalTolerance * total) break;
            if (sum > total) high = shift;
            else low = shift;
            var newton = shift - (sum - total) / slope;
            shift = newton > low && newton < high ? newton : (low + high) / 2;
        }
        return shift;
    }

    /// <summary>
    /// The variance of the slope after a fit to these scores, by the inverse of Fisher's information, and the pivot around which the curve turns
    /// when the slope is off: the mean score, weighted by p (1 - p), where the level is known best.
    /// </summary>
    /// <returns>Variance of the slope, 0 where all scores are alike, so that it makes no difference; and the pivot.</returns>
    internal (double SlopeVariance, double Pivot) ErrorAfter(IReadOnlyList<double> scores)
    {
        double weights = 0, sum = 0, squares = 0;
        foreach (var score in scores)
        {
            var probability = ProbabilityOf(score);
            var weight = probability * (1 - probability);
            weights += weight;
            sum += weight * score;
            squares += weight * score * score;
        }
        if (weights == 0) return (0, 0);
        var information = squares - sum * sum / weights;
        return (information > 0 ? 1 / information : 0, sum / weights);
    }

    private (double Sum, double Slope) SumWith(double shift, IReadOnlyList<double> scores)
    {
        double sum = 0, slope = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            var probability = Odds.ProbabilityOf(Intercept + shift + Slope * scores[i]);
            sum += probability;
            slope += probability * (1 - probability);
        }
        return (sum, slope);
    }

    private static PlattCalibrator Fit(IReadOnlyList<double> scores, Func<int, double> target, CancellationToken cancellationToken)
    {
        var x = scores.ToArray();
        var y = new double[x.Length];
        for (var i = 0; i < y.Length; i++) y[i] = target(i);
        var result = NewtonMaximizer.Maximize(
            (point, gradient) => LogLikelihood(x, y, point, gradient), point => SecondDerivatives(x, point), [0, 1], Bound, GradientTolerance * x.Length, cancellationToken);
        return new PlattCalibrator(result.Point[0], Math.Max(MinSlope, result.Point[1]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogLikelihood(double[] scores, double[] targets, ReadOnlySpan<double> point, Span<double> gradient)
    {
        double value = 0, ofIntercept = 0, ofSlope = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var logOdds = point[0] + point[1] * scores[i];
            // Both log(1 + exp(z)) and 1 / (1 + exp(-z)) without overflow, with one exponential.
            var small = Math.Exp(-Math.Abs(logOdds));
            value += targets[i] * logOdds - Math.Max(logOdds, 0) - Math.Log(1 + small);
            var error = targets[i] - (logOdds < 0 ? small : 1) / (1 + small);
            ofIntercept += error;
            ofSlope += error * scores[i];
        }
        (gradient[0], gradient[1]) = (ofIntercept, ofSlope);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[,] SecondDerivatives(double[] scores, double[] point)
    {
        double ofIntercept = 0, ofBoth = 0, ofSlope = 0;
        foreach (var score in scores)
        {
            var small = Math.Exp(-Math.Abs(point[0] + point[1] * score));
            var weight = small / ((1 + small) * (1 + small));
            ofIntercept -= weight;
            ofBoth -= weight * score;
            ofSlope -= weight * score * score;
        }
        return new[,] { { ofIntercept, ofBoth }, { ofBoth, ofSlope } };
    }
}
