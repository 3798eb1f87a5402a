using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>
/// Rows of features with labels, taken from one or more cutoffs, in the order of cutoffs and customers, whatever the order
/// in which they were found: models are the same to the last bit.
/// </summary>
internal sealed class TrainingTable
{
    private readonly Entry[] rows;
    private readonly bool[] labels;

    /// <param name="entries">The rows in any order.</param>
    internal TrainingTable(IEnumerable<Entry> entries)
    {
        rows = [.. entries];
        Array.Sort(rows);
        labels = Array.ConvertAll(rows, row => row.Label);
        Positives = labels.Count(label => label);
    }

    internal int Count => rows.Length;

    internal int Positives { get; }

    /// <summary>Rows of the rarer outcome.</summary>
    internal int MinorityCount => Math.Min(Positives, Count - Positives);

    internal IReadOnlyList<bool> Labels => labels;

    internal FeatureRow Features(int row) => rows[row].Matrix.Row(rows[row].Row);

    /// <summary>The index of a row's customer in the histories.</summary>
    internal int Customer(int row) => rows[row].Customer;

    /// <summary>The rows that fit.</summary>
    internal TrainingTable Where(Func<int, bool> fits) => new(rows.Where((_, row) => fits(row)));

    /// <summary>One row.</summary>
    /// <param name="Matrix">The features of its cutoff.</param>
    /// <param name="Row">Its index there.</param>
    /// <param name="Label">What happened.</param>
    internal readonly record struct Entry(FeatureMatrix Matrix, int Row, bool Label) : IComparable<Entry>
    {
        internal int Customer => Matrix.Customers[Row];

        public int CompareTo(Entry other) => Matrix.Context.Cutoff == other.Matrix.Context.Cutoff
            ? Customer.CompareTo(other.Customer)
            : other.Matrix.Context.Cutoff.CompareTo(Matrix.Context.Cutoff);
    }
}
