using Microsoft.ML;
using Microsoft.ML.Data;

namespace Insights.Ml.Models.Trees;

/// <summary>
/// Training rows in the form that ML.NET takes, passed on without a copy: most of the time of a small training would otherwise
/// be spent on copying rows.
/// </summary>
internal sealed class TrainingView : IDataView
{
    internal const string Label = nameof(Label);
    internal const string Features = nameof(Features);

    private readonly float[][] rows;
    private readonly IReadOnlyList<bool> labels;

    /// <param name="table">The rows.</param>
    /// <param name="features">The features to train on, at least one.</param>
    internal TrainingView(TrainingTable table, IReadOnlyList<int> features)
    {
        rows = new float[table.Count][];
        for (var row = 0; row < rows.Length; row++)
        {
            var values = table.Features(row).Values;
            rows[row] = new float[features.Count];
            for (var i = 0; i < features.Count; i++) rows[row][i] = values[features[i]];
        }
        labels = table.Labels;
        var columns = new DataViewSchema.Builder();
        columns.AddColumn(Label, BooleanDataViewType.Instance);
        columns.AddColumn(Features, new VectorDataViewType(NumberDataViewType.Single, features.Count));
        Schema = columns.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => rows.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [new Cursor(this)];

    private sealed class Cursor(TrainingView view) : DataViewRowCursor
    {
        private int row = -1;

        public override long Position => row;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override bool MoveNext() => row < view.rows.Length && ++row < view.rows.Length;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)row, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Delegate getter = column.Index == 0
                ? (ValueGetter<bool>)((ref bool value) => value = view.labels[row])
                : (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => value = new VBuffer<float>(view.rows[row].Length, view.rows[row]));
            return (ValueGetter<TValue>)getter;
        }
    }
}
