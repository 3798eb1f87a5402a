using Insights.Ml.Features;

namespace Insights.Ml.Models.Trees;

/// <summary>Rows of features with labels, taken from one or more cutoffs.</summary>
internal sealed class TrainingRows
{
    private readonly List<(FeatureMatrix Matrix, int Row)> rows = [];
    private readonly List<bool> labels = [];

    internal int Count => rows.Count;

    internal int Positives => labels.Count(label => label);

    internal void Add(FeatureMatrix matrix, int row, bool label)
    {
        rows.Add((matrix, row));
        labels.Add(label);
    }

    internal ReadOnlySpan<float> Features(int row)
    {
        var (matrix, index) = rows[row];
        return matrix.Row(index);
    }

    internal bool Label(int row) => labels[row];

    /// <summary>The rows whose number fits.</summary>
    internal TrainingRows Where(Func<int, bool> fits)
    {
        var chosen = new TrainingRows();
        for (var row = 0; row < Count; row++)
        {
            if (!fits(row)) continue;
            chosen.rows.Add(rows[row]);
            chosen.labels.Add(labels[row]);
        }
        return chosen;
    }

    internal IEnumerable<TrainingRow> ForTrainer()
    {
        for (var i = 0; i < rows.Count; i++)
            yield return new TrainingRow { Features = Features(i).ToArray(), Label = labels[i] };
    }
}

/// <summary>A row in the form that ML.NET takes.</summary>
internal sealed class TrainingRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }
}
