using System.Globalization;

namespace Insights.Server.Queries.Lists;

/// <summary>What was computed of some rows of a list.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Figures">Figures by measure.</param>
/// <param name="Counts">Numbers of different values by name.</param>
/// <typeparam name="T">The list's items.</typeparam>
internal sealed record Aggregate<T>(long Rows, IReadOnlyDictionary<string, AggregateFigures> Figures, IReadOnlyDictionary<string, long> Counts)
{
    public int Count => (int)Rows;

    /// <summary>The figures of a measure; absent where none was requested.</summary>
    internal AggregateFigures Of(string measure) => Figures.GetValueOrDefault(measure, AggregateFigures.None);

    /// <summary>Of no rows.</summary>
    internal static Aggregate<T> None { get; } = new(0, new Dictionary<string, AggregateFigures>(), new Dictionary<string, long>());
}

/// <summary>Figures of one measure as they are stored, whole numbers or floats; null where there is no value, or where it was not requested.</summary>
/// <param name="Count">Rows that have a value.</param>
/// <param name="Sum">The sum.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Lower">The lower of the two in the middle.</param>
/// <param name="Upper">The upper of the two in the middle.</param>
internal sealed record AggregateFigures(long Count, object? Sum = null, object? Min = null, object? Max = null, object? Lower = null, object? Upper = null)
{
    internal static AggregateFigures None { get; } = new(0);

    /// <summary>The mean of whole numbers, exact as far as decimals go.</summary>
    internal decimal? MeanOfWhole => Sum is long sum && Count > 0 ? (decimal)sum / Count : null;

    /// <summary>The median of whole numbers, exact.</summary>
    internal decimal? MedianOfWhole => Lower is long lower && Upper is long upper ? ((decimal)lower + upper) / 2 : null;

    /// <summary>The mean as a float.</summary>
    internal double? Mean => Sum is { } sum && Count > 0 ? Float(sum) / Count : null;

    /// <summary>The median as a float.</summary>
    internal double? Median => Lower is { } lower && Upper is { } upper ? (Float(lower) + Float(upper)) / 2 : null;

    /// <summary>A figure as a float.</summary>
    internal static double Float(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
