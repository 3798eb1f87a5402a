using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Replaces the aggregates of a run, unless the stored ones are as recent.</summary>
internal static class SqliteAggregateTables
{
    /// <summary>Values before the figures: run, list, keys, place, the group's keys, rows, owners.</summary>
    private const int FirstFigure = 4 + AggregateCell.MaxKeys + 2;
    private const int FiguresOfMeasure = 6;
    private const int Columns = FirstFigure + FiguresOfMeasure * AggregateCell.MaxMeasures;

    internal static void Write(sqlite3 handle, RunId run, IReadOnlyList<MaterializedAggregate> aggregates, CancellationToken cancellationToken)
    {
        // Another server may have been faster.
        if (AreUpToDate(handle, run, aggregates)) return;
        foreach (var table in new[] { "materialized_aggregates", "aggregate_cells" })
        {
            using var delete = new SqliteStatement(handle, $"DELETE FROM {table} WHERE run_id = ?");
            delete.Bind(0, run.Value);
            delete.Execute();
        }
        using var insertAggregate = new SqliteStatement(handle, "INSERT INTO materialized_aggregates (run_id, list, keys, revision, software) VALUES (?, ?, ?, ?, ?)");
        using var insertCell = new SqliteStatement(handle, $"INSERT INTO aggregate_cells VALUES ({string.Join(", ", Enumerable.Repeat("?", Columns))})");
        foreach (var aggregate in aggregates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            insertAggregate.Bind(0, run.Value);
            insertAggregate.Bind(1, aggregate.List);
            insertAggregate.Bind(2, aggregate.Keys);
            insertAggregate.Bind(3, aggregate.Revision);
            insertAggregate.Bind(4, aggregate.Software);
            insertAggregate.Execute();
            insertCell.Bind(0, run.Value);
            insertCell.Bind(1, aggregate.List);
            insertCell.Bind(2, aggregate.Keys);
            for (var i = 0; i < aggregate.Cells.Count; i++)
            {
                insertCell.Bind(3, (long)i);
                Bind(insertCell, aggregate.Cells[i]);
                insertCell.Execute();
            }
        }
    }

    /// <summary>
    /// True where those stored by the same software are as recent: the data may have changed while aggregates were computed, so that the
    /// oldest of a run count.
    /// </summary>
    private static bool AreUpToDate(sqlite3 handle, RunId run, IReadOnlyList<MaterializedAggregate> aggregates)
    {
        using var known = new SqliteStatement(handle, "SELECT count(*), min(revision) FROM materialized_aggregates WHERE run_id = ? AND software = ?");
        known.Bind(0, run.Value);
        known.Bind(1, aggregates[0].Software);
        known.Step();
        return known.Int64(0) > 0 && !(aggregates.Min(aggregate => aggregate.Revision) > known.NullableInt64(1));
    }

    private static void Bind(SqliteStatement insert, AggregateCell cell)
    {
        for (var i = 0; i < AggregateCell.MaxKeys; i++) Bind(insert, 4 + i, i < cell.Keys.Count ? cell.Keys[i] : null);
        insert.Bind(FirstFigure - 2, cell.Rows);
        insert.Bind(FirstFigure - 1, cell.DistinctOwners);
        for (var i = 0; i < AggregateCell.MaxMeasures; i++)
        {
            var at = FirstFigure + i * FiguresOfMeasure;
            var figures = i < cell.Figures.Count ? cell.Figures[i] : default;
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
