namespace Insights.Ml.Evaluation;

/// <summary>Computes the figures of an evaluation; the same for every model and every baseline.</summary>
internal static class Evaluator
{
    private const int Bins = 10;
    private const double TenPercent = 0.10;
    private const int MostResamples = 200;
    private const int FewestResamples = 40;
    private const long ResampledRows = 4_000_000;
    private const int GainSteps = 20;

    /// <summary>One way of scoring.</summary>
    /// <param name="Name">"model" or the baseline's name.</param>
    /// <param name="Scores">One for each row; larger is more likely.</param>
    /// <param name="IsProbability">True where the scores are probabilities.</param>
    internal sealed record Scoring(string Name, IReadOnlyList<double> Scores, bool IsProbability);

    internal static TargetEvaluation Evaluate(
        PredictionTarget target, CustomerGroup group, IReadOnlyList<Scoring> scorings, IReadOnlyList<bool> labels, int seed, CancellationToken cancellationToken)
    {
        var samples = scorings.Select(scoring => new RankedSample(scoring.Scores, labels)).ToArray();
        var resamples = Resample(samples, labels.Count, seed, cancellationToken);
        return new TargetEvaluation
        {
            Target = target,
            Group = group,
            Customers = labels.Count,
            BaseRate = BaseRate(labels),
            Scores = [.. scorings.Select((scoring, i) => Describe(scoring, samples[i], labels, resamples[i]))],
            CalibrationCurve = CalibrationCurve(scorings[0].Scores, labels),
            GainCurve = [.. Enumerable.Range(0, GainSteps + 1).Select(step => samples[0].GainAt(step / (double)GainSteps) ?? 0)],
        };
    }

    private sealed record Resamples(List<double> Auc, List<double> AveragePrecision, List<double> Precision);

    /// <summary>The same resampled rows for all scorings, so that their figures can be compared pair by pair.</summary>
    private static Resamples[] Resample(RankedSample[] samples, int rows, int seed, CancellationToken cancellationToken)
    {
        var results = samples.Select(_ => new Resamples([], [], [])).ToArray();
        if (rows == 0) return results;
        var count = (int)Math.Clamp(ResampledRows / rows, FewestResamples, MostResamples);
        var random = new Random(seed);
        var weights = new int[rows];
        var k = TenPercentOf(rows);
        for (var resample = 0; resample < count; resample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(weights);
            for (var i = 0; i < rows; i++) weights[random.Next(rows)]++;
            for (var i = 0; i < samples.Length; i++)
            {
                if (samples[i].Auc(weights) is { } auc) results[i].Auc.Add(auc);
                if (samples[i].AveragePrecision(weights) is { } average) results[i].AveragePrecision.Add(average);
                if (samples[i].PrecisionAt(k, weights) is { } precision) results[i].Precision.Add(precision);
            }
        }
        return results;
    }

    private static ScoreEvaluation Describe(Scoring scoring, RankedSample sample, IReadOnlyList<bool> labels, Resamples resamples)
    {
        var baseRate = BaseRate(labels);
        var precision = sample.PrecisionAt(TenPercentOf(labels.Count));
        return new ScoreEvaluation
        {
            Name = scoring.Name,
            Auc = WithInterval(sample.Auc(), resamples.Auc),
            AveragePrecision = WithInterval(sample.AveragePrecision(), resamples.AveragePrecision),
            PrecisionAtTenPercent = WithInterval(precision, resamples.Precision),
            PrecisionAt50 = sample.PrecisionAt(Math.Min(50, labels.Count)),
            PrecisionAt100 = sample.PrecisionAt(Math.Min(100, labels.Count)),
            LiftAtTenPercent = baseRate > 0 ? precision / baseRate : null,
            Brier = scoring.IsProbability && labels.Count > 0 ? Brier(scoring.Scores, labels) : null,
            Ece = scoring.IsProbability && labels.Count > 0 ? Ece(scoring.Scores, labels) : null,
        };
    }

    private static int TenPercentOf(int rows) => Math.Max(1, (int)Math.Ceiling(TenPercent * rows));

    private static double BaseRate(IReadOnlyList<bool> labels) =>
        labels.Count == 0 ? 0 : labels.Count(label => label) / (double)labels.Count;

    private static Interval? WithInterval(double? value, List<double> resampled)
    {
        if (value is not { } figure || resampled.Count == 0) return null;
        resampled.Sort();
        return new Interval(figure, Percentile(resampled, 0.025), Percentile(resampled, 0.975));
    }

    /// <summary>Linear between the two nearest of the sorted values.</summary>
    private static double Percentile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    internal static double Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        double sum = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            var error = probabilities[i] - (labels[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / labels.Count;
    }

    internal static double Ece(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels) =>
        CalibrationCurve(probabilities, labels).Sum(bin => bin.Customers * Math.Abs(bin.Observed - bin.Predicted)) / labels.Count;

    /// <summary>Bins whose sizes differ by one at the most, the larger ones first.</summary>
    internal static IReadOnlyList<CalibrationBin> CalibrationCurve(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        var order = Enumerable.Range(0, labels.Count).OrderBy(i => probabilities[i]).ToArray();
        var bins = new List<CalibrationBin>();
        var start = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var size = order.Length / Bins + (bin < order.Length % Bins ? 1 : 0);
            if (size == 0) continue;
            double predicted = 0, observed = 0;
            for (var i = start; i < start + size; i++)
            {
                predicted += probabilities[order[i]];
                if (labels[order[i]]) observed++;
            }
            bins.Add(new CalibrationBin(size, predicted / size, observed / size));
            start += size;
        }
        return bins;
    }
}
