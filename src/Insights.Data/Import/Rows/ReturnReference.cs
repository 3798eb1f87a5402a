using System.Globalization;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>References of returns that a source states by the number of their sale; all of one day are one return.</summary>
internal static class ReturnReference
{
    /// <summary>The reference of the current row's return.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="sink">Reads the day.</param>
    /// <param name="order">The column of the sale's number.</param>
    /// <param name="date">The column of the return's day, which was read before.</param>
    internal static string Of(RecordReader row, RowSink sink, int order, int date)
    {
        sink.TryReadOptionalDate(row, date, out var day);
        return string.Create(CultureInfo.InvariantCulture, $"{row.Field(order)}{DerivedReference.Return}{day:yyyy-MM-dd}");
    }
}
