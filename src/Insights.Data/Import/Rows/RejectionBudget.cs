using System.Text;

namespace Insights.Data.Import.Rows;

/// <summary>Bounds what the list of rejected rows takes on disk by the size of the file: a file of nothing else is not written out many times over.</summary>
internal sealed class RejectionBudget
{
    // While it is staged, in the log of the database, in the database, and in the report.
    private const int Copies = 4;
    private const int BytesOfRow = 32;
    private const int MaxShareOfFile = 2;
    private const long AlwaysBytes = 1 << 20;

    private long bytes;

    /// <summary>Rejected rows beyond the bound, which are counted and not listed.</summary>
    internal long Unlisted { get; private set; }

    /// <summary>True where a rejection can be listed.</summary>
    /// <param name="rejection">The rejection.</param>
    /// <param name="contentBytes">Bytes of the unpacked file so far.</param>
    internal bool TryTake(Rejection rejection, long contentBytes)
    {
        var size = Copies * (BytesOfRow + BytesOf(rejection.Column) + BytesOf(rejection.Value) + BytesOf(rejection.Cause.Code) + rejection.Cause.Arguments.Sum(BytesOf));
        if (bytes + size > AlwaysBytes + MaxShareOfFile * contentBytes)
        {
            Unlisted++;
            return false;
        }
        bytes += size;
        return true;
    }

    private static long BytesOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
