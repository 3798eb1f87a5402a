
namespace Insights.Server.Queries.Lists;

/// <summary>The columns of a grouping statement: which figure of which measure stands under which name.</summary>
internal sealed class AggregateColumns
{
    internal const string Rows = "n";
    private readonly List<string> names;
    private readonly HashSet<(int Measure, char Part)> parts = [];

    /// <param name="measures">The list's measures; their places name the columns.</param>
    /// <param name="counts">What is counted by different values.</param>
    internal AggregateColumns(IReadOnlyList<ListMeasure> measures, IReadOnlyList<ListCount> counts)
    {
        Measures = measures;
        Counts = counts;
        names = [.. measures.Select(measure => measure.Name)];
    }

    internal IReadOnlyList<ListMeasure> Measures { get; }

    internal IReadOnlyList<ListCount> Counts { get; }

    /// <summary>Indices of the measures with requested figures.</summary>
    internal IEnumerable<int> UsedMeasures => parts.Select(part => part.Measure).Distinct().Order();

    /// <summary>Places of the counts that are requested.</summary>
    internal SortedSet<int> UsedCounts { get; } = [];

    /// <summary>Requests a figure; gives the expression that stands for it outside of the grouping.</summary>
    internal string Use(string measure, AggregateFunction function)
    {
        var place = names.IndexOf(measure);
        foreach (var part in PartsOf(function)) parts.Add((place, part));
        return function switch
        {
            AggregateFunction.Count => $"v{place}",
            AggregateFunction.Sum => $"s{place}",
            AggregateFunction.Min => $"l{place}",
            AggregateFunction.Max => $"h{place}",
            AggregateFunction.Mean => $"s{place} * 1.0 / nullif(v{place}, 0)",
            _ => $"(d{place} + u{place}) / 2.0",
        };
    }

    /// <summary>Requests the number of different values.</summary>
    internal string UseCount(string count)
    {
        var place = Counts.ToList().FindIndex(c => c.Name == count);
        UsedCounts.Add(place);
        return $"x{place}";
    }

    internal bool Has(int measure, char part) => parts.Contains((measure, part));

    /// <summary>True where rows must be ranked by a measure.</summary>
    internal bool HasMedian(int measure) => Has(measure, 'd');

    /// <summary>What is computed of the rows of a group.</summary>
    internal IEnumerable<string> Computed()
    {
        yield return $"count(*) AS {Rows}";
        foreach (var place in UsedCounts) yield return $"count(DISTINCT y{place}) AS x{place}";
        foreach (var i in UsedMeasures)
        {
            if (Has(i, 'v')) yield return $"count(m{i}) AS v{i}";
            if (Has(i, 's')) yield return $"sum(m{i}) AS s{i}";
            if (Has(i, 'l')) yield return $"min(m{i}) AS l{i}";
            if (Has(i, 'h')) yield return $"max(m{i}) AS h{i}";
            // Of an odd number both are the one in the middle; ranks begin at 1.
            if (Has(i, 'd')) yield return $"min(CASE WHEN r{i} = (c{i} + 1) / 2 THEN m{i} END) AS d{i}, max(CASE WHEN r{i} = c{i} / 2 + 1 THEN m{i} END) AS u{i}";
        }
    }

    /// <summary>The names of what is computed.</summary>
    internal IEnumerable<string> Names() =>
        [Rows, .. UsedCounts.Select(i => $"x{i}"), .. parts.Select(part => $"{part.Part}{part.Measure}")];

    private static char[] PartsOf(AggregateFunction function) => function switch
    {
        AggregateFunction.Count => ['v'],
        AggregateFunction.Sum => ['s'],
        AggregateFunction.Min => ['l'],
        AggregateFunction.Max => ['h'],
        AggregateFunction.Mean => ['s', 'v'],
        _ => ['d', 'u'],
    };
}
