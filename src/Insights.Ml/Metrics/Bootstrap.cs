using System.Runtime.CompilerServices;

namespace Insights.Ml.Metrics;

/// <summary>
/// Figures over rows resampled with replacement (Efron and Tibshirani 1993): their sampling error. All ways of scoring are
/// evaluated on the same resamples, so that their figures can be compared in pairs.
/// </summary>
internal sealed class Bootstrap
{
    private const int MaxResamples = 200;
    private const int MinResamples = 40;
    private const int ResampledRows = 2_000_000;

    private readonly double[][,] figures;

    private Bootstrap(double[][,] figures) => this.figures = figures;

    /// <summary>Draws the rows; fewer times where there are very many, since little depends on chance then.</summary>
    // Its loops are most of the time of a bootstrap, which is over before the runtime would get to optimising them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Bootstrap Of(IReadOnlyList<ScoredRows> scored, int rows, int seed, CancellationToken cancellationToken)
    {
        var count = rows == 0 ? 0 : Math.Clamp(ResampledRows / rows, MinResamples, MaxResamples);
        var figures = scored.Select(of => new double[ScoredRows.Figures, of.Scoring.IsChance ? 0 : count]).ToArray();
        var random = new SplitMix64(seed);
        var weights = new int[rows];
        Span<double> drawn = stackalloc double[ScoredRows.Figures];
        for (var resample = 0; resample < count; resample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(weights);
            for (var i = 0; i < rows; i++) weights[random.Next(rows)]++;
            for (var i = 0; i < figures.Length; i++)
            {
                if (scored[i].Scoring.IsChance) continue;
                scored[i].Measure(weights, drawn);
                for (var figure = 0; figure < drawn.Length; figure++) figures[i][figure, resample] = drawn[figure];
            }
        }
        return new Bootstrap(figures);
    }

    /// <summary>The middle 95 % of a figure; null where it never could be computed.</summary>
    internal (double Low, double High)? IntervalOf(int scoring, int figure) => Middle(Drawn(scoring, figure));

    /// <summary>The middle 95 % of the difference of a figure between two ways of scoring; null where it never could be computed.</summary>
    internal (double Low, double High)? IntervalOfDifference(int scoring, int other, int figure) =>
        Middle(Drawn(scoring, figure).Zip(Drawn(other, figure), (a, b) => a - b));

    private IEnumerable<double> Drawn(int scoring, int figure)
    {
        var drawn = figures[scoring];
        for (var resample = 0; resample < drawn.GetLength(1); resample++) yield return drawn[figure, resample];
    }

    private static (double Low, double High)? Middle(IEnumerable<double> drawn)
    {
        var sorted = drawn.Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0 ? null : (Percentile(sorted, 0.025), Percentile(sorted, 0.975));
    }

    /// <summary>Linear between the two nearest of the sorted values.</summary>
    private static double Percentile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
