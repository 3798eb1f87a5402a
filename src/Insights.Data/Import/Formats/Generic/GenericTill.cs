using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>The till, and the closing of the day within which it counts its receipts.</summary>
/// <param name="till">The till's column.</param>
/// <param name="closing">The column of the closing's number.</param>
internal sealed class GenericTill(int till, int closing)
{
    private const char Between = '/';

    private readonly RepeatedText tills = new(till);
    private readonly RepeatedText closings = new(closing);
    private string? lastTill, lastClosing;
    private string numbering = "";

    /// <summary>The numbering of the current row's receipt; empty where the file has one numbering.</summary>
    internal ReadOnlySpan<char> Of(RecordReader row)
    {
        if (till < 0 && closing < 0) return default;
        var (place, part) = (tills.Of(row), closings.Of(row));
        if (!ReferenceEquals(place, lastTill) || !ReferenceEquals(part, lastClosing))
            (lastTill, lastClosing, numbering) = (place, part, part is null ? place ?? "" : $"{place}{Between}{part}");
        return numbering;
    }
}
