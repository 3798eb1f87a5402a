using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Writes the groups that are kept with a run, in the place of older ones; nothing where there are some that are no older.</summary>
internal static class SqliteGroupTables
{
    /// <summary>Values before the figures: run, list, keys, place, the group's keys, rows, owners.</summary>
    private const int FirstFigure = 4 + GroupSum.MostKeys + 2;
    private const int FiguresOfMeasure = 6;
    private const int Columns = FirstFigure + FiguresOfMeasure * GroupSum.MostMeasures;

    internal static void Write(sqlite3 handle, RunId run, IReadOnlyList<GroupSet> sets, CancellationToken cancellationToken)
    {
        // Another server may have been quicker.
        if (AreKept(handle, run, sets.Min(set => set.Imports))) return;
        foreach (var table in new[] { "group_sum_sets", "group_sums" })
        {
            using var delete = new SqliteStatement(handle, $"DELETE FROM {table} WHERE run_id = ?");
            delete.Bind(0, run.Value);
            delete.Execute();
        }
        using var insertSet = new SqliteStatement(handle, "INSERT INTO group_sum_sets (run_id, list, keys, imports) VALUES (?, ?, ?, ?)");
        using var insertSum = new SqliteStatement(handle, $"INSERT INTO group_sums VALUES ({string.Join(", ", Enumerable.Repeat("?", Columns))})");
        foreach (var set in sets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            insertSet.Bind(0, run.Value);
            insertSet.Bind(1, set.List);
            insertSet.Bind(2, set.Keys);
            insertSet.Bind(3, set.Imports);
            insertSet.Execute();
            insertSum.Bind(0, run.Value);
            insertSum.Bind(1, set.List);
            insertSum.Bind(2, set.Keys);
            for (var i = 0; i < set.Groups.Count; i++)
            {
                insertSum.Bind(3, (long)i);
                Bind(insertSum, set.Groups[i]);
                insertSum.Execute();
            }
        }
    }

    /// <summary>True where there are groups that are no older. An import may have come while groups were computed: the oldest of a run tell how old they are.</summary>
    private static bool AreKept(sqlite3 handle, RunId run, long? imports)
    {
        using var known = new SqliteStatement(handle, "SELECT count(*), min(imports) FROM group_sum_sets WHERE run_id = ?");
        known.Bind(0, run.Value);
        known.Step();
        return known.Int64(0) > 0 && !(imports > known.NullableInt64(1));
    }

    private static void Bind(SqliteStatement insert, GroupSum group)
    {
        for (var i = 0; i < GroupSum.MostKeys; i++) Bind(insert, 4 + i, i < group.Keys.Count ? group.Keys[i] : null);
        insert.Bind(FirstFigure - 2, group.Rows);
        insert.Bind(FirstFigure - 1, group.Different);
        for (var i = 0; i < GroupSum.MostMeasures; i++)
        {
            var at = FirstFigure + i * FiguresOfMeasure;
            var figures = i < group.Figures.Count ? group.Figures[i] : default;
            insert.Bind(at, figures.Count);
            Bind(insert, at + 1, figures.Sum);
            Bind(insert, at + 2, figures.Min);
            Bind(insert, at + 3, figures.Max);
            Bind(insert, at + 4, figures.Lower);
            Bind(insert, at + 5, figures.Upper);
        }
    }

    private static void Bind(SqliteStatement insert, int column, object? value)
    {
        if (value is double number) insert.Bind(column, number);
        else if (value is string text) insert.Bind(column, text);
        else insert.Bind(column, value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }
}
