using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features.Aggregates;

/// <summary>Figures computed from the values themselves, and compared with those of an answer.</summary>
internal static class Figures
{
    private const int Decimals = 4;

    /// <summary>Amounts: exact, means and medians rounded to four decimals.</summary>
    internal static void AssertAmounts(IEnumerable<decimal> values, JsonNode figures, Func<JsonNode?, decimal?> read)
    {
        var sorted = values.Order().ToList();
        Assert.Equal(sorted.Count, (int)figures["count"]!);
        Assert.Equal(sorted.Count == 0 ? null : sorted.Sum(), read(figures["sum"]));
        Assert.Equal(sorted.Count == 0 ? null : Round(sorted.Sum() / sorted.Count), read(figures["mean"]));
        Assert.Equal(sorted.Count == 0 ? null : sorted[0], read(figures["min"]));
        Assert.Equal(sorted.Count == 0 ? null : sorted[^1], read(figures["max"]));
        Assert.Equal(sorted.Count == 0 ? null : Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2), read(figures["median"]));
    }

    /// <summary>Numbers, which may differ in the last digits of a float.</summary>
    internal static void AssertNumbers(IEnumerable<double> values, JsonNode figures)
    {
        var sorted = values.Order().ToList();
        Assert.Equal(sorted.Count, (int)figures["count"]!);
        AssertClose(sorted.Count == 0 ? null : sorted.Sum(), figures["sum"]);
        AssertClose(sorted.Count == 0 ? null : sorted.Average(), figures["mean"]);
        AssertClose(sorted.Count == 0 ? null : sorted[0], figures["min"]);
        AssertClose(sorted.Count == 0 ? null : sorted[^1], figures["max"]);
        AssertClose(Median(sorted), figures["median"]);
    }

    internal static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    internal static void AssertClose(double? expected, JsonNode? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value) Assert.Equal(value, double.Parse(actual!.ToJsonString(), CultureInfo.InvariantCulture), 1e-9);
    }

    private static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
