using Insights.Ml.Explanations;

namespace Insights.Server.Features.Charts;

/// <summary>How the customers of each month are made up of groups.</summary>
/// <param name="Months">The months, the earliest first; one at least.</param>
/// <param name="Groups">The groups, from the top; something is known of one at least.</param>
/// <param name="CustomersOf">The customers of a month, each of whom belongs to one group.</param>
internal sealed record MonthShares(IReadOnlyList<DateOnly> Months, IReadOnlyList<MonthGroup> Groups, Func<DateOnly, int> CustomersOf)
{
    /// <summary>The largest known group of the newest month, what it was in the first one, and of how many it is not known.</summary>
    internal string InWords(ChartTexts texts)
    {
        var (first, last) = (Months[0], Months[^1]);
        var unknown = Groups.Where(group => group.IsUnknown).Sum(group => ShareOf(group, last));
        var largest = Groups.Where(group => !group.IsUnknown).OrderByDescending(group => group.Customers.GetValueOrDefault(last)).First();
        var now = texts.Of("middle-alternative", last, CustomersOf(last), largest.Name, ShareOf(largest, last));
        if (first != last) now = $"{now} {texts.Of("middle-alternative-before", first, ShareOf(largest, first))}";
        return unknown > 0 ? $"{now} {texts.Of("middle-alternative-rest", unknown)}" : now;
    }

    /// <summary>A row for each month.</summary>
    internal ChartTable Table(ChartTexts texts) => new(
        [texts.Of("month"), .. Groups.Select(group => group.Name), texts.Of("b-customers-who-bought")],
        [.. Months.Select(month => (string[])
        [
            texts.Month(month), .. Groups.Select(group => ShareOf(group, month).ToPercent(texts.Language, decimals: 1)), CustomersOf(month).ToString("N0", texts.Language),
        ])]);

    /// <summary>A column for each month; a cell is as strong as its share is of the largest one.</summary>
    internal HeatGrid Grid(ChartTexts texts)
    {
        var most = Groups.Max(group => Months.Max(month => ShareOf(group, month)));
        var cells = new (double, string)?[Groups.Count, Months.Count];
        for (var row = 0; row < Groups.Count; row++)
            for (var column = 0; column < Months.Count; column++)
            {
                var share = ShareOf(Groups[row], Months[column]);
                cells[row, column] = (share / most, share.ToPercent(texts.Language));
            }
        return new HeatGrid([.. Groups.Select(group => group.ShortName)], [.. Months.Select(month => MonthAxis.NameOf(month, texts.Language))], cells)
        {
            SharesTitle = texts.Of("shares-in-percent"),
            MarkOf = (row, column) => MarkOf(Groups[row], Months[column], texts),
        };
    }

    private ChartMark MarkOf(MonthGroup group, DateOnly month, ChartTexts texts) => new(
        $"{texts.Month(month)}, {group.Name}: {ShareOf(group, month).ToPercent(texts.Language)} ({texts.Of("count-of", group.Customers.GetValueOrDefault(month), CustomersOf(month))})");

    private double ShareOf(MonthGroup group, DateOnly month) => group.Customers.GetValueOrDefault(month) / (double)CustomersOf(month);
}

/// <summary>A group of customers.</summary>
/// <param name="Name">What it is called, perhaps with more in brackets.</param>
/// <param name="Customers">How many of them there were in each month.</param>
internal sealed record MonthGroup(string Name, IReadOnlyDictionary<DateOnly, int> Customers)
{
    private const int LongestName = 18;

    /// <summary>True where nothing is known of its customers.</summary>
    internal bool IsUnknown { get; init; }

    /// <summary>What fits beside a grid.</summary>
    internal string ShortName => Name.Split(" (")[0] is var name && name.Length > LongestName ? name[..(LongestName - 1)] + "\u2026" : name;
}
