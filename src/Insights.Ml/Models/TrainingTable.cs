using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>Rows of features with labels, taken from one or more cutoffs.</summary>
internal sealed class TrainingTable
{
    private readonly List<(FeatureMatrix Matrix, int Row)> rows = [];
    private readonly List<bool> labels = [];

    internal int Count => rows.Count;

    internal int Positives { get; private set; }

    /// <summary>Rows of the rarer outcome.</summary>
    internal int FewestOfOutcome => Math.Min(Positives, Count - Positives);

    internal IReadOnlyList<bool> Labels => labels;

    internal void Add(FeatureMatrix matrix, int row, bool label)
    {
        rows.Add((matrix, row));
        labels.Add(label);
        if (label) Positives++;
    }

    internal FeatureRow Features(int row)
    {
        var (matrix, index) = rows[row];
        return matrix.Row(index);
    }

    /// <summary>The place of a row's customer in the histories.</summary>
    internal int Customer(int row) => rows[row].Matrix.Customers[rows[row].Row];

    /// <summary>The rows that fit.</summary>
    internal TrainingTable Where(Func<int, bool> fits)
    {
        var chosen = new TrainingTable();
        for (var row = 0; row < Count; row++)
            if (fits(row)) chosen.Add(rows[row].Matrix, rows[row].Row, labels[row]);
        return chosen;
    }
}
