using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>Whether customers still behave like those in the training data.</summary>
internal static class DriftWarnings
{
    private const double ClearDeviations = 4;
    private const double ClearDifference = 0.20;
    private const double ClearShift = 0.25;
    private const double Percent = 100;

    /// <summary>With fewer customers, chance alone makes indices near the limit.</summary>
    private const int MinCustomers = 200;

    /// <summary>Customers beyond whom the index gets no better, only slower.</summary>
    private const int MaxCustomers = 20_000;

    /// <summary>
    /// Features that distinguish a changed shop from a growing history: none of them can grow beyond the tier policy's window.
    /// </summary>
    private static readonly (Feature Feature, string Code)[] Watched =
    [
        (new DaysSinceLastPurchase(), Notice.DriftOfDaysSinceLastPurchase),
        (new PurchasesInWindow(90), Notice.DriftOfPurchases),
        (new SpendInWindow(90), Notice.DriftOfSpend),
        (new MeanValue(), Notice.DriftOfMeanValue),
    ];

    internal static IEnumerable<Notice> Of(Pipeline pipeline, PipelineResult delivered, PipelineResult? evaluated)
    {
        if (delivered.Status != RunStatus.Trained) return [];
        return [.. evaluated is null ? [] : OfBaseRates(pipeline, evaluated), .. OfFeatures(pipeline, delivered)];
    }

    /// <summary>The latest period that is over against the training periods of its models: a two-proportion z-test, and a difference that matters.</summary>
    private static IEnumerable<Notice> OfBaseRates(Pipeline pipeline, PipelineResult evaluated)
    {
        foreach (var (target, code) in new[] { (PredictionTarget.NextVip, Notice.VipRateChanged), (PredictionTarget.Churn, Notice.ChurnRateChanged) })
        {
            var (now, nowOf) = Count([evaluated.Cutoff], target);
            var (then, thenOf) = Count(pipeline.TrainingCutoffs(evaluated.Step), target);
            if (HasChanged(now, nowOf, then, thenOf)) yield return Notice.Of(code, Percent * now / nowOf, Percent * then / thenOf);
        }
    }

    internal static bool HasChanged(double now, double nowOf, double then, double thenOf)
    {
        if (nowOf == 0 || thenOf == 0 || then == 0) return false;
        var pooled = (now + then) / (nowOf + thenOf);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * (1 / nowOf + 1 / thenOf));
        var difference = Math.Abs(now / nowOf - then / thenOf);
        return difference > ClearDeviations * deviation && difference > ClearDifference * then / thenOf;
    }

    private static (double Positives, double Of) Count(IEnumerable<Cutoff> cutoffs, PredictionTarget target)
    {
        double positives = 0, of = 0;
        foreach (var cutoff in cutoffs)
        {
            var labels = cutoff.LabelsOf(target);
            positives += cutoff.Rows.Customers.Count(customer => labels[customer]);
            of += cutoff.Rows.Rows;
        }
        return (positives, of);
    }

    private static IEnumerable<Notice> OfFeatures(Pipeline pipeline, PipelineResult delivered)
    {
        // While the window of the tiers fills, customers seem to change although only the history grows.
        var training = pipeline.TrainingCutoffs(delivered.Step).Where(cutoff => IsFull(pipeline, cutoff)).ToList();
        foreach (var (feature, code) in Watched)
        {
            var now = ValuesOf([delivered.Cutoff], feature);
            var then = ValuesOf(training, feature);
            if (now.Length >= MinCustomers && then.Length >= MinCustomers && PopulationStability.Index(then, now) > ClearShift)
                yield return Notice.Of(code, now.Average(), then.Average());
        }
    }

    private static bool IsFull(Pipeline pipeline, Cutoff cutoff) => cutoff.Tiers.Day - pipeline.Series.Grid.FirstDay >= pipeline.WindowDays;

    private static double[] ValuesOf(IReadOnlyList<Cutoff> cutoffs, Feature feature)
    {
        var column = FeatureCatalog.IndexOf(feature.Name);
        var stride = 1 + cutoffs.Sum(cutoff => cutoff.Rows.Rows) / MaxCustomers;
        var values = new List<double>();
        foreach (var cutoff in cutoffs)
            for (var row = 0; row < cutoff.Rows.Rows; row += stride) values.Add(cutoff.Rows.Row(row).Values[column]);
        return [.. values];
    }
}
