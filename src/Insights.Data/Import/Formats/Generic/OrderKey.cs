using System.IO.Hashing;
using System.Runtime.InteropServices;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>A number by which rows of one order of one day and till are found again.</summary>
/// <param name="order">The column of the order's number.</param>
/// <param name="till">The till's column, or <see cref="Columns.Absent"/>.</param>
/// <param name="date">The date's column.</param>
internal sealed class OrderKey(int order, int till, int date)
{
    private const int LengthOfDay = 10;

    /// <summary>The key of the current row.</summary>
    internal ulong Of(RecordReader row)
    {
        var day = row.Field(date);
        if (day.Length > LengthOfDay) day = day[..LengthOfDay];
        var end = day.IndexOfAny(' ', 'T');
        if (end > 0) day = day[..end];
        return Hash(day, OfNumber(row));
    }

    /// <summary>The key of the order's number whatever its day.</summary>
    internal ulong OfNumber(RecordReader row) => Hash(row.Field(order), Hash(row.Field(till), 0));

    /// <summary>A hash of a cell, or of several that are chained by the seed.</summary>
    internal static ulong Hash(ReadOnlySpan<char> text, ulong seed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), unchecked((long)seed));
}
