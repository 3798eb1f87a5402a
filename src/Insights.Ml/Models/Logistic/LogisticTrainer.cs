using Insights.Ml.Features;

namespace Insights.Ml.Models.Logistic;

/// <summary>Fits a logistic regression to the standardised features.</summary>
/// <param name="ridge">Strength of the penalty on the squared weights, above 0: as much as this many standardised rows weigh.</param>
/// <param name="isRelative">
/// True where customers are compared with those who are active at the same time, as for a rank; false where the numbers themselves
/// count, as for whether somebody comes back.
/// </param>
internal sealed class LogisticTrainer(double ridge, bool isRelative) : ITargetTrainer
{
    public ITargetModel Fit(TrainingTable rows, CancellationToken cancellationToken)
    {
        var spread = FeatureScaler.SpreadOf(rows.Count, rows.Features);
        int[] columns = [.. Enumerable.Range(0, FeatureCatalog.All.Count).Where(column => spread.Factors[column] > 0)];
        var design = new double[rows.Count * columns.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var features = rows.Features(row);
            for (var i = 0; i < columns.Length; i++)
                design[row * columns.Length + i] = isRelative ? features.Relative(columns[i]) : spread.Standardise(features.Scaled[columns[i]], columns[i]);
        }
        var solution = new LogisticRegression(design, columns.Length, rows.Labels).Fit(ridge, cancellationToken);
        var weights = new double[FeatureCatalog.All.Count];
        for (var i = 0; i < columns.Length; i++) weights[columns[i]] = solution[i + 1];
        return new LogisticModel(solution[0], weights, isRelative ? null : spread);
    }
}
