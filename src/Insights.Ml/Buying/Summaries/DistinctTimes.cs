namespace Insights.Ml.Buying.Summaries;

/// <summary>
/// The different values among the times of many customers: a function of a time and the parameters is computed once for
/// each of them, of which there are hundreds where the customers are thousands.
/// </summary>
internal sealed class DistinctTimes
{
    private readonly double[] values;
    private readonly int[] indices;

    internal DistinctTimes(IEnumerable<double> times)
    {
        var all = times.ToArray();
        values = [.. all.Distinct().Order()];
        indices = Array.ConvertAll(all, time => Array.BinarySearch(values, time));
        Logs = new double[values.Length];
    }

    /// <summary>Natural logarithms of the different times, shifted by the last <see cref="Shift"/>.</summary>
    internal double[] Logs { get; }

    /// <summary>The index of each customer's time in <see cref="Logs"/>.</summary>
    internal ReadOnlySpan<int> Indices => indices;

    /// <summary>Computes log(shift + time).</summary>
    internal void Shift(double shift)
    {
        for (var i = 0; i < values.Length; i++) Logs[i] = Math.Log(shift + values[i]);
    }
}
