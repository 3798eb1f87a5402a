
namespace Insights.Server.Queries.Lists;

/// <summary>Where a list's rows come from. Tables beside the first are joined only where a statement names them.</summary>
/// <param name="Table">The first table with its alias: one row of it is one row of the list.</param>
/// <param name="Condition">What always holds.</param>
internal sealed record ListSource(string Table, string Condition = "1 = 1")
{
    /// <summary>Tables that add columns, and neither add nor take away rows.</summary>
    internal IReadOnlyList<ListJoin> Joins { get; init; } = [];

    /// <summary>What stands in the place of all this where another table is joined; null for nothing else.</summary>
    internal ListSource? WhenJoined { get; init; }

    /// <summary>The text from the tables to the conditions, for a statement with these parts.</summary>
    internal string For(params IReadOnlyList<string?> parts)
    {
        var joins = Joins.Where(join => IsNamed(join.Alias, Condition) || parts.Any(part => part is not null && IsNamed(join.Alias, part))).ToList();
        if (joins.Count > 0 && WhenJoined is not null) return WhenJoined.For(parts);
        return $"{Table}{string.Concat(joins.Select(join => " " + join.Sql))} WHERE {Condition}";
    }

    private static bool IsNamed(string alias, string sql)
    {
        var mark = alias + ".";
        for (var at = sql.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(mark, at + 1, StringComparison.Ordinal))
            if (at == 0 || !(char.IsLetterOrDigit(sql[at - 1]) || sql[at - 1] == '_')) return true;
        return false;
    }
}

/// <summary>A table that belongs to each row.</summary>
/// <param name="Alias">Its name in statements.</param>
/// <param name="Sql">The join.</param>
internal sealed record ListJoin(string Alias, string Sql);
