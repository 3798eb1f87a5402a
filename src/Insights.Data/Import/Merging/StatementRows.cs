namespace Insights.Data.Import.Merging;

/// <summary>Compares the rows of two statements by what they say.</summary>
internal static class StatementRows
{
    /// <summary>How often each row is there.</summary>
    internal static Dictionary<BasketContentLine, int> Count(OrderStatement statement)
    {
        var counts = new Dictionary<BasketContentLine, int>();
        foreach (var fragment in statement.Fragments)
            foreach (var line in fragment.Lines)
                counts[line.Content] = counts.GetValueOrDefault(line.Content) + line.Count;
        return counts;
    }

    /// <summary>True where all rows of a statement are in another one, which has more.</summary>
    internal static bool IsPartOf(OrderStatement part, OrderStatement whole)
    {
        if (ReferenceEquals(part, whole)) return false;
        var (some, all) = (Count(part), Count(whole));
        long rest = 0;
        foreach (var (row, count) in all) rest += count - some.GetValueOrDefault(row);
        return rest > 0 && some.All(row => all.GetValueOrDefault(row.Key) >= row.Value);
    }

    /// <summary>True where two statements have a row in common.</summary>
    internal static bool HaveCommon(OrderStatement left, OrderStatement right)
    {
        var rows = Count(left);
        return right.Fragments.Exists(fragment => fragment.Lines.Exists(line => rows.ContainsKey(line.Content)));
    }
}
