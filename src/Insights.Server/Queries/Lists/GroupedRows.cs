using System.Data.Common;
using System.Runtime.InteropServices;
using Insights.Data.Runs;

namespace Insights.Server.Queries.Lists;

/// <summary>The rows of a list as columns, to be grouped in many ways. Each measure is sorted once, for all groupings.</summary>
internal sealed class GroupedRows
{
    private readonly EncodedKey[] keys;
    private readonly MeasureColumn[] measures;
    private readonly List<long>? owners;
    private readonly List<int> owned = [];
    private long[] sortedOwners = [];
    private int[] byOwner = [];

    /// <param name="keyCount">Keys of a row, its first columns.</param>
    /// <param name="areFloats">Measures of a row, its next columns: true for floats, false for whole numbers.</param>
    /// <param name="hasOwner">True where the last column names who owns the row; null for nobody.</param>
    internal GroupedRows(int keyCount, bool[] areFloats, bool hasOwner)
    {
        keys = [.. Enumerable.Range(0, keyCount).Select(_ => new EncodedKey())];
        measures = [.. areFloats.Select(isFloat => new MeasureColumn(isFloat))];
        owners = hasOwner ? [] : null;
    }

    internal int Count { get; private set; }

    internal void Add(DbDataReader row)
    {
        var column = 0;
        foreach (var key in keys) key.Add(row, column++);
        foreach (var measure in measures) measure.Add(Count, row, column++);
        if (owners is not null && !row.IsDBNull(column))
        {
            owners.Add(row.GetInt64(column));
            owned.Add(Count);
        }
        Count++;
    }

    /// <summary>Makes the rows ready; there are no more.</summary>
    internal void Sort()
    {
        foreach (var measure in measures) measure.Sort();
        if (owners is null) return;
        sortedOwners = [.. owners];
        byOwner = [.. owned];
        Array.Sort(sortedOwners, byOwner);
        owners.Clear();
        owned.Clear();
    }

    /// <summary>The groups by some keys; null where there are more than some.</summary>
    internal IReadOnlyList<AggregateCell>? GroupBy(int[] chosen, int most)
    {
        if (GroupsOf(chosen, most) is not var (groupOf, firsts)) return null;
        var rows = new long[firsts.Count];
        foreach (var group in groupOf) rows[group]++;
        var different = CountOwners(groupOf, firsts.Count);
        var figures = measures.Select(measure => measure.FiguresOf(groupOf, firsts.Count)).ToList();
        return [.. firsts.Select((first, group) => new AggregateCell(
            [.. chosen.Select(key => keys[key].ValueOf(first))], rows[group], different?[group], [.. figures.Select(figure => figure[group])]))];
    }

    /// <summary>The group of each row, and the first row of each group. All rows are one group without keys, also where there are none.</summary>
    private (int[] GroupOf, List<int> Firsts)? GroupsOf(int[] chosen, int most)
    {
        var groupOf = new int[Count];
        if (chosen.Length == 0) return (groupOf, [0]);
        var firsts = new List<int>();
        var known = new Dictionary<(int, int, int), int>();
        for (var row = 0; row < Count; row++)
        {
            var codes = (Code(0), Code(1), Code(2));
            if (!known.TryGetValue(codes, out var group))
            {
                if (firsts.Count >= most) return null;
                known[codes] = group = firsts.Count;
                firsts.Add(row);
            }
            groupOf[row] = group;

            int Code(int place) => place < chosen.Length ? keys[chosen[place]].CodeOf(row) : 0;
        }
        return (groupOf, firsts);
    }

    private long[]? CountOwners(int[] groupOf, int groups)
    {
        if (owners is null) return null;
        var different = new long[groups];
        var last = new long?[groups];
        for (var i = 0; i < byOwner.Length; i++)
        {
            var group = groupOf[byOwner[i]];
            if (last[group] == sortedOwners[i]) continue;
            last[group] = sortedOwners[i];
            different[group]++;
        }
        return different;
    }

    /// <summary>The values of a key as numbers, each once.</summary>
    private sealed class EncodedKey
    {
        private readonly List<int> codes = [];
        private readonly List<object?> values = [];
        private readonly Dictionary<object, int> known = [];
        private int? ofNull;

        internal void Add(DbDataReader row, int column)
        {
            if (row.IsDBNull(column))
            {
                codes.Add(ofNull ??= New(null));
                return;
            }
            var value = row.GetValue(column);
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out var exists);
            if (!exists) code = New(value);
            codes.Add(code);
        }

        internal int CodeOf(int row) => codes[row];

        internal object? ValueOf(int row) => values[codes[row]];

        private int New(object? value)
        {
            values.Add(value);
            return values.Count - 1;
        }
    }

    /// <summary>A measure of the rows that have it.</summary>
    private sealed class MeasureColumn(bool isFloat)
    {
        private readonly List<int> rows = [];
        private readonly List<double> floats = [];
        private readonly List<long> wholes = [];
        private int[] sortedRows = [];
        private double[] sortedFloats = [];
        private long[] sortedWholes = [];

        internal void Add(int row, DbDataReader reader, int column)
        {
            if (reader.IsDBNull(column)) return;
            rows.Add(row);
            if (isFloat) floats.Add(reader.GetDouble(column));
            else wholes.Add(reader.GetInt64(column));
        }

        internal void Sort()
        {
            sortedRows = [.. rows];
            sortedFloats = [.. floats];
            sortedWholes = [.. wholes];
            if (isFloat) Array.Sort(sortedFloats, sortedRows);
            else Array.Sort(sortedWholes, sortedRows);
            rows.Clear();
            floats.Clear();
            wholes.Clear();
        }

        /// <summary>Goes through the values from the smallest to the largest, so that each group meets its own in that order.</summary>
        internal CellFigures[] FiguresOf(int[] groupOf, int groups)
        {
            var counts = new long[groups];
            foreach (var row in sortedRows) counts[groupOf[row]]++;
            var seen = new long[groups];
            var figures = new CellFigures[groups];
            var floatSums = new CompensatedSum[isFloat ? groups : 0];
            var wholeSums = new long[isFloat ? 0 : groups];
            for (var i = 0; i < sortedRows.Length; i++)
            {
                var group = groupOf[sortedRows[i]];
                if (isFloat) floatSums[group].Add(sortedFloats[i]);
                else wholeSums[group] = checked(wholeSums[group] + sortedWholes[i]);
                var place = ++seen[group];
                var count = counts[group];
                if (place == 1) figures[group] = figures[group] with { Count = count, Min = Value(i) };
                if (place == (count + 1) / 2) figures[group] = figures[group] with { Lower = Value(i) };
                if (place == count / 2 + 1) figures[group] = figures[group] with { Upper = Value(i) };
                if (place == count) figures[group] = figures[group] with { Max = Value(i), Sum = isFloat ? floatSums[group].Value : (object)wholeSums[group] };
            }
            return figures;
        }

        private object Value(int i) => isFloat ? sortedFloats[i] : (object)sortedWholes[i];
    }

    /// <summary>A sum of floats with what rounding has taken from it (Neumaier 1974), as SQLite adds.</summary>
    private struct CompensatedSum
    {
        private double sum;
        private double lost;

        internal readonly double Value => sum + lost;

        internal void Add(double value)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
    }
}
