using System.Globalization;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Aggregates;

/// <summary>Figures of an amount, as the API shows them.</summary>
internal sealed record MoneyAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;
}

/// <summary>Figures of a whole number, as the API shows them.</summary>
internal sealed record IntAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;

    public decimal? Sum => Figures.Sum is long sum ? sum : null;

    public double? Mean => Figures.Mean;

    public int? Min => Figures.Min is long min ? (int)min : null;

    public int? Max => Figures.Max is long max ? (int)max : null;

    public double? Median => Figures.Median;
}

/// <summary>Figures of a float, as the API shows them.</summary>
internal sealed record FloatAggregateView(AggregateFigures Figures)
{
    public int Count => (int)Figures.Count;

    public double? Sum => Float(Figures.Sum);

    public double? Mean => Figures.Mean;

    public double? Min => Float(Figures.Min);

    public double? Max => Float(Figures.Max);

    public double? Median => Figures.Median;

    private static double? Float(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
